/**
 * From a workload to a decision: workloads, the policy decision point, candidates with their
 * findings, and the explanation. Output formats other than JSON and plain text live elsewhere.
 */
@NullMarked
package dev.domicile.core.decision;

import org.jspecify.annotations.NullMarked;
