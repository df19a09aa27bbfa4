package dev.domicile.opa;

import java.time.Duration;

/**
 * Bounds of Rego that runs as WebAssembly in the process.
 *
 * @param deadline of one question, waiting for a free object included
 * @param loading how long reading, preparing and probing a module may take
 * @param objects how many evaluations may run at once; each has an object and a thread of its own
 * @param pages the memory that one object may grow to, in pages of 64 KiB
 * @param bytes the size of the longest file, unpacked bundle, data, input or answer
 * @param compiled whether a module is compiled to Java bytecode: more than ten times as long to
 *     load, several times as fast to evaluate. See {@link StyraObject} for figures
 */
record WasmLimits(
    Duration deadline, Duration loading, int objects, int pages, int bytes, boolean compiled) {

  WasmLimits {
    if (deadline.isNegative() || deadline.isZero() || loading.isNegative() || loading.isZero()) {
      throw new IllegalArgumentException("`deadline` and `loading` have to be positive");
    }
    if (objects < 1 || pages < 1 || bytes < 1) {
      throw new IllegalArgumentException("`objects`, `pages` and `bytes` have to be positive");
    }
  }

  /** For one decision in a process of its own: quick to load. */
  static WasmLimits forOneDecision(Duration deadline) {
    return new WasmLimits(
        deadline,
        Duration.ofSeconds(30),
        Runtime.getRuntime().availableProcessors(),
        4096,
        64 << 20,
        false);
  }

  /** For a service that decides all day: quick to evaluate. */
  static WasmLimits forService(Duration deadline) {
    return forOneDecision(deadline).compiling();
  }

  /** The same, compiled. */
  WasmLimits compiling() {
    return new WasmLimits(deadline, loading, objects, pages, bytes, true);
  }
}
