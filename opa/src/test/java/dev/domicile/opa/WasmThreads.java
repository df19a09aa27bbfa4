package dev.domicile.opa;

/** The threads that evaluate modules. */
final class WasmThreads {

  private WasmThreads() {}

  /** How many there are in this process. */
  static long count() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("domicile-wasm-"))
        .count();
  }
}
