package dev.domicile.opa;

import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.source.Problems;
import java.util.Optional;
import java.util.function.Function;

/** A port for each path, and no modules. */
record PortsOnly(Function<String, RegoPort> ports) implements RegoSources {

  @Override
  public RegoSource rule(String path) {
    return RegoSource.of("http://opa.test data." + path.replace('/', '.'), ports.apply(path));
  }

  @Override
  public Optional<RegoSource> module(
      RegoRequirement body, ReferenceChecks context, Problems problems) {
    return RegoSources.NONE.module(body, context, problems);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
