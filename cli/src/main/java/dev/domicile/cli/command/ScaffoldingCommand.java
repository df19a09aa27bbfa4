package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.OutputFormat;
import dev.domicile.cli.scaffold.NewRule;
import dev.domicile.cli.scaffold.RuleWriting;
import dev.domicile.cli.scaffold.Workshop;
import dev.domicile.cli.scaffold.WrittenRule;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What {@code new rule} and {@code new policy} share: they write a rule and tell what it does. */
abstract class ScaffoldingCommand extends BaseCommand {

  @Mixin private RuleOptions rule = new RuleOptions();

  @Mixin private OpaOptions opa = new OpaOptions();

  ScaffoldingCommand(Environment environment) {
    super(environment);
  }

  @Override
  final boolean writes(OutputFormat format) {
    return format == OutputFormat.TEXT;
  }

  /** Has the rule written. */
  abstract WrittenRule write(RuleWriting writing);

  /** The rule that the options describe. */
  final NewRule rule(String id, List<String> says) {
    try {
      return rule.rule(id, says);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  final ExitCode run() {
    if (!options().policies().isEmpty()) {
      throw new UsageException("a test names its own policies; leave --policies out");
    }
    List<Source> overlays = Inputs.overlays(options().catalogs());
    Loaded<Catalog> catalog = Inputs.catalog(environment().catalog(), overlays);
    warn(Inputs.requireAll(List.of(catalog)));
    try (RegoRules rego = opa.rules(environment())) {
      WrittenRule written =
          write(
              new RuleWriting(
                  new Workshop(
                      environment().catalog().with(overlays),
                      catalog.orElseThrow(),
                      rego,
                      environment().today(),
                      options().at())));
      written.save();
      writeText(told(written));
      return written.red().isEmpty() ? ExitCode.GOOD : ExitCode.FOUND;
    }
  }

  private static String told(WrittenRule written) {
    StringBuilder text = new StringBuilder();
    String test = slashes(written.test().toString());
    text.append("wrote ")
        .append(slashes(written.policy().toString()))
        .append(':')
        .append(written.line())
        .append(" and ")
        .append(written.cases().size())
        .append(written.cases().size() == 1 ? " case in " : " cases in ")
        .append(test)
        .append('\n');
    written.cases().forEach(shown -> text.append("  ").append(shown).append('\n'));
    written
        .missing()
        .forEach(missing -> text.append("no case shows yet: ").append(missing).append('\n'));
    if (!written.red().isEmpty()) {
      text.append("red since there is the rule; it changes what these expect:\n");
      written.red().forEach(name -> text.append("  ✗ ").append(name).append('\n'));
    }
    Path folder = written.test().getParent();
    text.append("next: policy-check test ")
        .append(folder == null ? "." : slashes(folder.toString()))
        .append('\n');
    return text.toString();
  }

  private static String slashes(String path) {
    return path.replace('\\', '/');
  }
}
