/**
 * Open Policy Agent beside the engine: catalog, policies and semantics as an OPA bundle, and rules
 * written in Rego, asked of a server or run as WebAssembly, as findings like any other.
 */
@NullMarked
package dev.domicile.opa;

import org.jspecify.annotations.NullMarked;
