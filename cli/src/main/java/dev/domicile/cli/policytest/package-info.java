/**
 * Tests of policies, written in YAML beside them: workloads, the outcomes and findings that they
 * must get, and which rules the cases exercise.
 */
@NullMarked
package dev.domicile.cli.policytest;

import org.jspecify.annotations.NullMarked;
