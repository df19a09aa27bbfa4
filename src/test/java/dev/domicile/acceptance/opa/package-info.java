/**
 * Two implementations, one decision: what the engine in Java says, and what the semantics in Rego
 * say on a real Open Policy Agent.
 */
@NullMarked
package dev.domicile.acceptance.opa;

import org.jspecify.annotations.NullMarked;
