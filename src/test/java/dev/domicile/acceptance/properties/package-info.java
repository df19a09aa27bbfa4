/**
 * Generated catalogs, policies and workloads; the engine held equal to the reference evaluator on
 * them, and the properties P1 to P10 that every decision has.
 */
@NullMarked
package dev.domicile.acceptance.properties;

import org.jspecify.annotations.NullMarked;
