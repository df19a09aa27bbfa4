package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.scaffold.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code new} does not write, it tells, and then nothing has changed. */
class NewRefusedTest {

  @TempDir private Path folder = Path.of("");

  private RuleRepository repository() {
    return new RuleRepository(folder);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the id is taken        | offering    | in-the-eea | routing=geo                    | nothing was written: the rule `in-the-eea` is there already, at
          no such kind           | residence   | x          | onlyIn=EEA                     | there is no rule kind `residence`; did you mean `residency`?
          nothing said           | residency   | x          |                                | say what the rule asks, as KEY=VALUE; `residency` has
          no such key            | residency   | x          | stages=logs onlyin=EEA         | `residency` has no key `onlyin`; did you mean `onlyIn`?
          no value               | residency   | x          | stages                         | `stages` is not `KEY=VALUE`
          given twice            | residency   | x          | stages=logs stages=backup      | `stages` is given twice
          no such country        | residency   | x          | stages=logs onlyIn=GERMANY     | neither a country code nor a named set
          no such id             | offering    | Big        | routing=geo                    | `Big` is not an id
          no YAML                | residency   | x          | stages=logs onlyIn=[EEA        | is not closed
          nobody meets it        | offering    | x          | operator.jurisdiction=KP       | no offering of the catalog meets it
          it refuses nothing     | offering    | x          | routing=in-region,geo,data-zone,global | it refuses no offering of the catalog
          lint would complain    | residency   | x          | stages=inference onlyIn=US     | for `policy-check lint` would say
          for everybody          | statement   | x          | says=prohibited text=no --law=l --grade=primary --url=u --as-of=2026-01-01 | a prohibition for everybody refuses everything
          a statement of nobody  | statement   | x          | says=prohibited text=no        | name the law with --law
          law that nobody read   | offering    | x          | routing=geo --law=l            | a citation says where and when the law was read, and how well
          nobody is in the scope | offering    | x          | routing=geo --when=sector=banking --unless=sector=banking | no workload was found to which `x` surely applies
          not in force           | offering    | x          | routing=geo --at=2020-01-01    | the rule is not in force on 2020-01-01
          nobody answers         | rego        | x          | package=acme rule=answer       | asks somebody who did not answer
          """)
  void what_cannot_be_written_is_told_and_nothing_is(
      String name, String kind, String id, String says, String expected) throws IOException {
    Path policy = repository().begun(Template.EU_HEALTH);
    Map<String, String> before = repository().files();

    CliRun run =
        RuleRepository.rule(policy, kind, id, says == null ? new String[0] : says.split(" ", -1));

    assertAll(
        () -> assertEquals(2, run.exit(), run.out()),
        () -> assertEquals("", run.out()),
        () -> assertTrue(run.err().startsWith("policy-check: "), run.err()),
        () -> assertTrue(run.err().contains(expected), run.err()),
        () -> assertEquals(before, repository().files()));
  }

  @Test
  void a_broken_policy_or_test_is_told_with_its_place() throws IOException {
    Path policy = repository().begun(Template.EU_HEALTH);
    String text = Files.readString(policy);
    Files.writeString(policy, text.replace("onlyIn: [EEA]", "onlyIn: [EAE]"));
    CliRun broken = RuleRepository.rule(policy, "offering", "x", "routing=geo");
    Files.writeString(policy, text);
    Path test = RuleRepository.testOf(policy);
    Files.writeString(
        test, Files.readString(test).replace("workload: ward-without", "workload: wrad-without"));
    CliRun brokenTest = RuleRepository.rule(policy, "offering", "x", "routing=geo");

    assertEquals(2, broken.exit());
    assertTrue(broken.err().contains("our-health-data.yaml:14:"), broken.err());
    assertEquals(2, brokenTest.exit());
    assertTrue(brokenTest.err().contains("TEST-WORKLOAD"), brokenTest.err());
    assertEquals(text, Files.readString(policy));
  }

  @Test
  void a_policy_that_is_there_is_not_overwritten() throws IOException {
    Path policy = folder.resolve("our-operators.yaml");
    NewTest.policy(policy, "EEA");
    Map<String, String> before = repository().files();

    CliRun same = NewTest.policy(policy, "EEA");
    CliRun sameId =
        CliRun.shippedOnce(
            "new",
            "policy",
            folder.resolve("x.yaml").toString(),
            "--id",
            "our-operators",
            "--policy-title",
            "t",
            "--jurisdiction",
            "EEA",
            "--kind",
            "offering",
            "--rule",
            "r",
            "routing=geo");

    assertEquals(2, same.exit());
    assertTrue(same.err().contains("`new rule` adds a rule to it"), same.err());
    assertEquals(2, sameId.exit());
    assertTrue(sameId.err().contains("the policy `our-operators` is there already"), sameId.err());
    assertEquals(before, repository().files());
  }
}
