package dev.domicile.opa;

import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.source.Problems;
import java.util.Optional;

/** Where those come from who evaluate Rego. Thread-safe. */
interface RegoSources extends AutoCloseable {

  /** Nobody is asked, and no module is run. */
  RegoSources NONE =
      new RegoSources() {
        @Override
        public RegoSource rule(String path) {
          return RegoSource.none(
              "data." + path.replace('/', '.'),
              "no OPA server is named (--opa-url or OPA_URL; in Java, RegoRules.asking)");
        }

        @Override
        public Optional<RegoSource> module(
            RegoRequirement body, ReferenceChecks context, Problems problems) {
          return Optional.of(
              RegoSource.none(
                  body.wasm().orElse("") + ", entrypoint " + body.path(),
                  "modules are not run unless somebody asks for it (in Java,"
                      + " RegoRules.withoutServer or RegoRules.asking)"));
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  /** Who evaluates the rule at this path of a server. */
  RegoSource rule(String path);

  /**
   * Who runs the module that {@code body} names; it is loaded here.
   *
   * @return empty if it cannot be loaded; then an error was reported
   */
  Optional<RegoSource> module(RegoRequirement body, ReferenceChecks context, Problems problems);

  @Override
  void close();
}
