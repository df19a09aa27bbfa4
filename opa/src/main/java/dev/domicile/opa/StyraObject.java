package dev.domicile.opa;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.styra.opa.wasm.DefaultMappers;
import com.styra.opa.wasm.OpaBuiltin;
import com.styra.opa.wasm.OpaWasm;
import com.styra.opa.wasm.OpaWasm_ModuleExports;
import com.styra.opa.wasm.builtins.Provided;
import dev.domicile.core.source.Spelling;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An object of the optional library {@code com.styra.opa:opa-java-wasm}; the only class that knows
 * its types.
 *
 * <p>It speaks to the module through the library's low-level bindings: the library's own policy
 * object takes text that is no JSON for "no value", reads input in the encoding of the machine and
 * does not say which built-ins a module needs.
 *
 * <p>Modules are compiled to Java bytecode. Measured on two shared cores with a small policy (four
 * functions, 4 MB of input for 4,432 offerings): compiled, a cold process loads in 1.3–2.1 s and
 * answers about 4,432 offerings in 1.0–2.1 s, later in 0.25–0.4 s, about one in 0.4 ms; each
 * further object takes 0.4 s. Interpreted it loads in 0.4 s and then needs 11–14 s, always. The
 * interpreter would pay below some 400 offerings asked once.
 */
final class StyraObject implements WasmObject {

  /** What a module of {@code opa build} starts with; it asks for the rest while it works. */
  private static final int FIRST_PAGES = 10;

  private final OpaWasm wasm;
  private final OpaWasm_ModuleExports exports;
  private final int entrypoint;
  private final int data;
  private final int free;

  private StyraObject(OpaWasm wasm, String entrypoint, String data) {
    this.wasm = wasm;
    this.exports = wasm.exports();
    checkInterface();
    checkBuiltins(numbers(exports.builtins()));
    this.entrypoint = find(entrypoint, numbers(exports.entrypoints()));
    this.data = parse(data);
    this.free = exports.opaHeapPtrGet();
  }

  /**
   * A module ready to be asked.
   *
   * @throws WasmRefusedException if it cannot be asked here
   * @throws NoClassDefFoundError if the library is not there
   */
  static StyraObject open(WasmFile file, String entrypoint, WasmLimits limits) {
    OpaWasm wasm;
    try {
      wasm = builder(file, limits).build();
    } catch (ChicoryException e) {
      throw noModule(String.valueOf(e.getMessage()));
    }
    try {
      return new StyraObject(wasm, entrypoint, file.data());
    } catch (ChicoryException e) {
      throw noModule(String.valueOf(e.getMessage()));
    }
  }

  private static OpaWasm.Builder builder(WasmFile file, WasmLimits limits) {
    int first = Math.min(FIRST_PAGES, limits.pages());
    return OpaWasm.builder()
        .withInputStream(new ByteArrayInputStream(file.module()))
        .withJsonMapper(DefaultMappers.jsonMapper)
        .withYamlMapper(DefaultMappers.yamlMapper)
        .withDefaultBuiltins(true)
        .withMemory(new ByteArrayMemory(new MemoryLimits(first, limits.pages())));
  }

  private void checkInterface() {
    long major = exports.opaWasmAbiVersion().getValue();
    long minor = exports.opaWasmAbiMinorVersion().getValue();
    if (major != 1 || minor != 3) {
      throw noModule("it speaks version " + major + "." + minor + " of OPA's interface, not 1.3");
    }
  }

  private static void checkBuiltins(Map<String, Integer> needed) {
    TreeSet<String> missing = new TreeSet<>(needed.keySet());
    for (OpaBuiltin.Builtin builtin : Provided.all()) {
      missing.remove(builtin.name());
    }
    if (!missing.isEmpty()) {
      throw new WasmRefusedException(
          "REGO-WASM-BUILTIN",
          "the policy needs built-in functions that WebAssembly does not have here: `"
              + String.join("`, `", missing)
              + "`",
          "write it without them (the day is in `input.asOf`), or have it evaluated by an OPA"
              + " server");
    }
  }

  private static int find(String entrypoint, Map<String, Integer> entrypoints) {
    Integer number = entrypoints.get(entrypoint);
    if (number != null) {
      return number;
    }
    Optional<String> nearest = Spelling.nearest(entrypoint.replace('.', '/'), entrypoints.keySet());
    throw new WasmRefusedException(
        "REGO-WASM-ENTRYPOINT",
        "the module has no entrypoint `" + entrypoint + "`",
        nearest
            .map(name -> "did you mean `" + name + "`?")
            .orElse("it has `" + String.join("`, `", entrypoints.keySet()) + "`"));
  }

  @Override
  public String evaluate(String input) {
    // All that earlier questions left behind starts here and is given up.
    exports.opaHeapPtrSet(free);
    int context = exports.opaEvalCtxNew();
    exports.opaEvalCtxSetInput(context, parse(input));
    exports.opaEvalCtxSetData(context, data);
    exports.opaEvalCtxSetEntrypoint(context, entrypoint);
    int code = exports.eval(context);
    if (code != 0) {
      throw new IllegalStateException("evaluation ended with code " + code);
    }
    return text(exports.opaEvalCtxGetResult(context));
  }

  private int parse(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
    int at = exports.opaMalloc(bytes.length);
    wasm.memory().write(at, bytes);
    int value = exports.opaJsonParse(at, bytes.length);
    if (value == 0) {
      throw new IllegalStateException("the module cannot read what it was given");
    }
    exports.opaFree(at);
    return value;
  }

  private String text(int value) {
    return wasm.memory().readCString(exports.opaJsonDump(value));
  }

  private Map<String, Integer> numbers(int value) {
    try {
      return new TreeMap<>(
          wasm.jsonMapper().readValue(text(value), new TypeReference<Map<String, Integer>>() {}));
    } catch (JsonProcessingException e) {
      throw noModule("it does not say what it has and needs");
    }
  }

  private static WasmRefusedException noModule(String because) {
    return new WasmRefusedException(
        "REGO-WASM-MODULE",
        "the module cannot be run: " + because,
        "have it written by `opa build -t wasm -e acme/answer -o policy.tar.gz .`");
  }
}
