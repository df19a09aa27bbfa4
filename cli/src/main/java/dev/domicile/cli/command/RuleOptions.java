package dev.domicile.cli.command;

import dev.domicile.cli.scaffold.LawCited;
import dev.domicile.cli.scaffold.NewRule;
import dev.domicile.cli.scaffold.Setting;
import dev.domicile.core.policy.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a new rule says. Filled by picocli. */
final class RuleOptions {

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "residency, certification, offering, evidence, statement, portability or rego")
  private String kind = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "what it says, in a phrase")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--when",
      paramLabel = "KEY=VALUE",
      description = {
        "what it applies to, as in data.categories=health; repeatable, all must hold",
        "(default: everything)"
      })
  private List<String> when = new ArrayList<>();

  @Option(
      names = "--unless",
      paramLabel = "KEY=VALUE",
      description = "what exempts; repeatable, all must hold")
  private List<String> unless = new ArrayList<>();

  @Option(
      names = "--or-evidence",
      paramLabel = "KIND",
      split = ",",
      description = "evidence that closes what the facts leave unknown, as in contract")
  private List<String> orEvidence = new ArrayList<>();

  @Option(
      names = "--message",
      paramLabel = "TEXT",
      description = "what a finding tells; knows {stage} {observed} {required} {service} …")
  private Optional<String> message = Optional.empty();

  @Option(names = "--remedy", paramLabel = "TEXT", description = "what to do about it")
  private Optional<String> remedy = Optional.empty();

  @Option(
      names = "--law",
      paramLabel = "ID",
      description = "the law that asks for it, as in eu-gdpr (default: a rule of your own)")
  private Optional<String> law = Optional.empty();

  @Option(names = "--section", paramLabel = "TEXT", description = "its article or section")
  private Optional<String> section = Optional.empty();

  @Option(names = "--url", paramLabel = "URL", description = "where it was read")
  private Optional<String> url = Optional.empty();

  @Option(names = "--as-of", paramLabel = "DATE", description = "of which day the text is")
  private Optional<String> asOf = Optional.empty();

  @Option(
      names = "--grade",
      paramLabel = "GRADE",
      description = "how well the law was read: primary, secondary or memory")
  private Optional<Grade> grade = Optional.empty();

  /**
   * The rule.
   *
   * @param says what its requirement says, each {@code KEY=VALUE}
   * @throws dev.domicile.cli.input.UsageException if something is no {@code KEY=VALUE}
   */
  NewRule rule(String id, List<String> says) {
    return new NewRule(
        id,
        kind,
        settings(says),
        settings(when),
        settings(unless),
        orEvidence,
        new LawCited(grade, law, section, url, asOf),
        new NewRule.Words(title, message, remedy));
  }

  private static List<Setting> settings(List<String> texts) {
    return texts.stream().map(Setting::parse).toList();
  }
}
