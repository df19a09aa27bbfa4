package dev.domicile.opa;

import java.time.Duration;

/**
 * Bounds of Rego that runs as WebAssembly in the process.
 *
 * @param deadline of one question, waiting for a free object included
 * @param loading how long preparing and probing a module may take
 * @param objects how many evaluations may run at once; each has an object and a thread of its own
 * @param pages the memory that one object may grow to, in pages of 64 KiB
 * @param bytes the size of the longest file, unpacked bundle, data, input or answer
 */
record WasmLimits(Duration deadline, Duration loading, int objects, int pages, int bytes) {

  WasmLimits {
    if (deadline.isNegative() || deadline.isZero() || loading.isNegative() || loading.isZero()) {
      throw new IllegalArgumentException("`deadline` and `loading` have to be positive");
    }
    if (objects < 1 || pages < 1 || bytes < 1) {
      throw new IllegalArgumentException("`objects`, `pages` and `bytes` have to be positive");
    }
  }

  /**
   * What suits a question about a whole catalog: 4,400 offerings took a cold process up to 2 s on a
   * busy machine. The memory is a cap, not a reservation.
   */
  static WasmLimits standard() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new WasmLimits(
        Duration.ofSeconds(10), Duration.ofSeconds(60), processors, 4096, 64 << 20);
  }

  /** The same with another deadline for questions. */
  WasmLimits withDeadline(Duration other) {
    return new WasmLimits(other, loading, objects, pages, bytes);
  }
}
