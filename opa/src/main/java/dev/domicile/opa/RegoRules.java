package dev.domicile.opa;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rule kind {@code rego}: rules that a company wrote in Rego, asked of an OPA server or run as
 * WebAssembly in the process. Their violations become findings like any other; no answer is
 * unknown.
 *
 * <p>A service loader can give no connection. So the instance that it finds reads requirements of
 * this kind, and each of them is unknown; who wants answers names somebody to ask:
 *
 * <pre>{@code
 * try (RegoRules rules = RegoRules.asking(connection)) {
 *   PolicySet policies = PolicyLoader.against(catalog).using(rules).load(source).orElseThrow();
 *   …
 * }
 * }</pre>
 *
 * <p>Thread-safe. Decisions after {@link #close} are unknown where they ask.
 */
public final class RegoRules implements RuleKind<RegoRequirement>, AutoCloseable {

  private final RegoSources sources;
  // By requirement: checking loads a module, and compiling takes what was loaded.
  private final Map<RegoRequirement, RegoSource> modules = new ConcurrentHashMap<>();

  /** Asks nobody, so that every requirement is unknown. For the service loader. */
  public RegoRules() {
    this(RegoSources.NONE);
  }

  RegoRules(RegoSources sources) {
    this.sources = sources;
  }

  /**
   * Asks the server of {@code connection}, and runs modules in the process, within its deadline.
   *
   * @throws IllegalArgumentException if the file of authorities holds no certificates
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static RegoRules asking(OpaConnection connection) {
    return new RegoRules(
        new ConfiguredSources(
            Optional.of(new OpaServer(connection)),
            WasmLimits.standard().withDeadline(connection.deadline())));
  }

  /**
   * Runs modules in the process; what asks a server is unknown.
   *
   * @param deadline how long one evaluation may take
   * @throws IllegalArgumentException if it is not positive
   */
  public static RegoRules withoutServer(Duration deadline) {
    return new RegoRules(
        new ConfiguredSources(Optional.empty(), WasmLimits.standard().withDeadline(deadline)));
  }

  @Override
  public String key() {
    return "rego";
  }

  @Override
  public Shape<RegoRequirement> shape() {
    return RegoRequirement.SHAPE;
  }

  @Override
  public void check(RegoRequirement body, ReferenceChecks context, Problems problems) {
    if (body.wasm().isPresent()) {
      sources.module(body, context, problems).ifPresent(source -> modules.put(body, source));
    }
  }

  @Override
  public CompiledRequirement compile(RegoRequirement body, Catalog catalog) {
    return new AskedRego(body, source(body));
  }

  private RegoSource source(RegoRequirement body) {
    if (body.wasm().isEmpty()) {
      return sources.rule(body.path());
    }
    return Optional.ofNullable(modules.get(body))
        .orElseGet(
            () -> RegoSource.none(body.wasm().get(), "the module was not loaded with its policy"));
  }

  /** Ends connections and modules. */
  @Override
  public void close() {
    sources.close();
  }
}
