package dev.domicile.opa;

import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server if one is named, and modules in the process. What it opened ends when it is closed. */
final class ConfiguredSources implements RegoSources {

  private final Optional<OpaServer> server;
  private final WasmLimits limits;
  private final List<WasmPolicies> modules = new ArrayList<>();
  private boolean closed;

  ConfiguredSources(Optional<OpaServer> server, WasmLimits limits) {
    this.server = server;
    this.limits = limits;
  }

  @Override
  public RegoSource rule(String path) {
    if (server.isEmpty()) {
      return RegoSources.NONE.rule(path);
    }
    RulePath rule = new RulePath(path);
    return RegoSource.of(server.get().shown(rule), server.get().rule(rule));
  }

  @Override
  public Optional<RegoSource> module(
      RegoRequirement body, ReferenceChecks context, Problems problems) {
    String name = body.wasm().orElseThrow();
    Optional<Path> file = context.beside(body.position(), name);
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      problems.error(
          body.position(),
          "REGO-FILE",
          file.isEmpty()
              ? "nobody knows where `" + name + "` lies: the policy was not read from a file"
              : "there is no file `" + name + "` beside the policy",
          "write the path of a `policy.wasm`, or of the bundle that holds it, relative to the"
              + " policy's file");
      return Optional.empty();
    }
    Loaded<WasmPolicies> loaded =
        WasmPolicies.load(body.position(), file.get(), body.path(), limits);
    problems.addAll(loaded.diagnostics());
    if (!loaded.isAccepted()) {
      return Optional.empty();
    }
    WasmPolicies module = loaded.orElseThrow();
    keep(module);
    return Optional.of(RegoSource.of(name + ", entrypoint " + body.path(), module));
  }

  /** One that comes too late is closed at once; asked, it answers failures. */
  private synchronized void keep(WasmPolicies module) {
    if (closed) {
      module.close();
    } else {
      modules.add(module);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    modules.forEach(WasmPolicies::close);
    modules.clear();
    server.ifPresent(OpaServer::close);
  }
}
