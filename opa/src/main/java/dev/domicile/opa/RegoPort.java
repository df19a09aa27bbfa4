package dev.domicile.opa;

/**
 * Whoever evaluates Rego for us: a server or WebAssembly in the process. Everything else of a
 * {@code rego} rule is the same for both, so that another client can take the place of either.
 *
 * <p>Implementations are thread-safe, end within their deadline and never throw: what goes wrong is
 * an answer too.
 */
interface RegoPort {

  /** The answer to {@code question}, or why there is none. */
  RegoAnswer ask(RegoQuestion question);
}
