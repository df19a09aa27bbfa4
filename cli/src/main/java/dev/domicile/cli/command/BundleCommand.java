package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.BundleReport;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Loaded;
import dev.domicile.opa.BundleSigner;
import dev.domicile.opa.OpaBundle;
import dev.domicile.opa.SigningAlgorithm;
import dev.domicile.opa.UntranslatableRuleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes catalog, policies and semantics as an OPA bundle. */
@Command(
    name = "bundle",
    description = {
      "An OPA bundle: `opa run -s -b FILE` then gives the same decisions.",
      "Ask POST /v1/data/domicile/decision with {\"input\": {\"workload\": ..., \"asOf\": DATE}}."
    })
public final class BundleCommand extends BaseCommand {

  @Option(
      names = "--signing-key",
      paramLabel = "FILE",
      description = "sign the bundle with this private key (PEM, PKCS#8, not encrypted)")
  private Optional<Path> signingKey = Optional.empty();

  @Option(
      names = "--signing-alg",
      paramLabel = "RS256|ES256",
      description = "how it is signed (default: RS256)")
  private SigningAlgorithm algorithm = SigningAlgorithm.RS256;

  @Option(
      names = "--signing-key-id",
      paramLabel = "ID",
      description = "the id under which OPA knows the public key (default: default)")
  private String keyId = BundleSigner.DEFAULT_KEY_ID;

  /** The command in its surroundings. */
  public BundleCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    Path file =
        options()
            .output()
            .orElseThrow(() -> new UsageException("name the bundle, as in -o domicile.tar.gz"));
    if (options().at().isPresent()) {
      throw new UsageException("a bundle decides for any day; leave --at out");
    }
    Loaded<Catalog> loadedCatalog = loadCatalog();
    warn(Inputs.requireAll(List.of(loadedCatalog)));
    Catalog catalog = loadedCatalog.orElseThrow();
    Loaded<PolicySet> policies =
        PolicyLoader.against(catalog).load(Inputs.policies(options().policies()));
    warn(Inputs.requireAll(List.of(policies)));
    Optional<BundleSigner> signer = signer();
    OpaBundle bundle = bundle(catalog, policies.orElseThrow(), signer);
    bundle.writeTo(file);
    report(new BundleReport(file, size(file), bundle, catalog, policies.orElseThrow(), signer));
    return ExitCode.GOOD;
  }

  private static OpaBundle bundle(
      Catalog catalog, PolicySet policies, Optional<BundleSigner> signer) {
    try {
      OpaBundle bundle = OpaBundle.of(catalog, policies);
      return signer.map(bundle::signedBy).orElse(bundle);
    } catch (UntranslatableRuleException e) {
      throw new InvalidSourceException(
          List.of(
              Diagnostic.error(
                  e.position(),
                  "OPA-RULE",
                  String.valueOf(e.getMessage()),
                  "leave its policy out with --policies, or state the rule in another kind")));
    }
  }

  private Optional<BundleSigner> signer() {
    return signingKey.map(
        key -> {
          Inputs.requireExisting(key);
          Loaded<BundleSigner> signer = BundleSigner.load(key, algorithm, keyId);
          warn(Inputs.requireAll(List.of(signer)));
          return signer.orElseThrow();
        });
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("cannot read `" + file + "`", e);
    }
  }

  /** The file named by -o is the bundle: what is told of it goes to standard output. */
  private void report(BundleReport report) {
    environment().out().print(options().format().write(List.of(report), false, style(true)));
  }
}
