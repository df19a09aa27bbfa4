package dev.domicile.opa;

import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import java.nio.file.Path;
import java.util.List;

/**
 * Rego that runs as WebAssembly in the process: one module, one entrypoint. Thread-safe; it keeps
 * threads until it is closed, and answers only failures afterwards.
 */
final class WasmPolicies implements RegoPort, AutoCloseable {

  /** Calls the rule without an offering, so that what always fails does so when it is loaded. */
  private static final String PROBE =
      "{\"request\":\"probe\",\"asOf\":\"2026-01-01\",\"workload\":{},\"offerings\":[]}";

  private final WasmPool pool;
  private final WasmLimits limits;

  private WasmPolicies(WasmPool pool, WasmLimits limits) {
    this.pool = pool;
    this.limits = limits;
  }

  /**
   * Reads a module, checks that it can be asked here, and asks it once.
   *
   * @param position where the module is named, for diagnostics
   * @param file a {@code policy.wasm}, or the bundle that {@code opa build -t wasm} wrote, whose
   *     {@code data.json} is loaded too
   * @param entrypoint as given to {@code opa build -e}
   */
  static Loaded<WasmPolicies> load(
      SourcePosition position, Path file, String entrypoint, WasmLimits limits) {
    try {
      WasmFile read = WasmFile.read(file, limits.bytes());
      WasmPool pool = WasmPool.open(() -> open(read, entrypoint, limits), PROBE, limits);
      return new Loaded.Accepted<>(new WasmPolicies(pool, limits), List.of());
    } catch (WasmRefusedException e) {
      return new Loaded.Rejected<>(
          List.of(Diagnostic.error(position, e.code(), e.problem(), e.help())));
    }
  }

  /** The one place where classes of the optional library are first touched. */
  private static WasmObject open(WasmFile file, String entrypoint, WasmLimits limits) {
    try {
      return StyraObject.open(file, entrypoint, limits);
    } catch (NoClassDefFoundError e) {
      throw new WasmRefusedException(
          "REGO-WASM-LIBRARY",
          "running a module needs com.styra.opa:opa-java-wasm on the class path, and "
              + String.valueOf(e.getMessage()).replace('/', '.')
              + " is not there",
          "add com.styra.opa:opa-java-wasm:1.0.4 with what it depends on, or have the rule"
              + " evaluated by an OPA server");
    }
  }

  @Override
  public RegoAnswer ask(RegoQuestion question) {
    String input;
    try {
      input = JsonText.ascii(question.input(), limits.bytes());
    } catch (IllegalArgumentException e) {
      return new Failure(
          Reason.MALFORMED, "the question was not asked: its input " + e.getMessage());
    }
    return pool.ask(input);
  }

  @Override
  public void close() {
    pool.close();
  }
}
