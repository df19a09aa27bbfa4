package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.scaffold.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code init} writes is formatted, lints clean, and its tests pass. */
class InitTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest(name = "{0}")
  @EnumSource(Template.class)
  void a_new_repository_is_sound_from_the_start(Template template) {
    CliRun init = CliRun.shipped("init", folder.toString(), "--template", template.id());
    assertEquals(0, init.exit(), init.err());

    String policies = folder.resolve("policies").toString();
    String workloads = folder.resolve("workloads").toString();
    CliRun test = CliRun.shipped("test", policies);
    assertEquals(0, test.exit(), test.out() + test.err());
    assertTrue(!test.out().contains("Rules that no case"), test.out());
    CliRun lint = CliRun.shipped("lint", policies);
    assertEquals(0, lint.exit(), lint.out() + lint.err());
    assertTrue(lint.out().contains("nothing found"), lint.out());
    CliRun format = CliRun.shipped("fmt", "--check", policies, workloads);
    assertEquals(0, format.exit(), format.out() + format.err());
    CliRun decide =
        CliRun.shipped(
            "decide",
            workloads,
            "--policies",
            "bundled",
            "--policies",
            policies,
            "--at",
            "2026-11-25");
    assertTrue(decide.exit() <= 1, decide.err());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Template.class)
  void each_file_names_a_schema_that_is_there(Template template) throws IOException {
    CliRun.shipped("init", folder.toString(), "--template", template.id());
    for (String kind : new String[] {"policies", "workloads"}) {
      try (var files = Files.list(folder.resolve(kind))) {
        for (Path file : files.toList()) {
          String first = Files.readString(file).lines().findFirst().orElse("");
          assertTrue(first.startsWith("# yaml-language-server: $schema=../.schemas/"), first);
          String schema = first.substring(first.indexOf('=') + 1);
          assertTrue(Files.exists(file.resolveSibling(schema)), schema);
        }
      }
    }
  }

  @Test
  void what_is_there_is_not_overwritten() throws IOException {
    Files.writeString(folder.resolve("README.md"), "mine");
    CliRun run = CliRun.shipped("init", folder.toString(), "--template", "eu-health");
    assertEquals(2, run.exit());
    assertEquals(
        "policy-check: nothing was written, because there is already README.md\n", run.err());
    assertEquals("mine", Files.readString(folder.resolve("README.md")));
    assertTrue(Files.notExists(folder.resolve("policies")));
  }

  @Test
  void another_template_is_told_what_there_is() {
    CliRun run = CliRun.shipped("init", folder.toString(), "--template", "eu");
    assertEquals(2, run.exit());
    assertTrue(
        run.err()
            .contains(
                "there is no template `eu`; there are eu-health, in-payments, gulf-public,"
                    + " latam-retail\n"),
        run.err());
  }

  @Test
  void a_misspelt_template_is_answered_with_the_nearest() {
    CliRun run = CliRun.shipped("init", folder.toString(), "--template", "eu-helth");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("did you mean `eu-health`?"), run.err());
  }

  @Test
  void schemas_know_the_words_of_the_catalog() throws IOException {
    CliRun.shipped("init", folder.toString(), "--template", "eu-health");
    for (String kind : new String[] {"Policy", "PolicyTest", "Waiver", "Workload"}) {
      assertEquals(
          CliRun.shipped("schema", kind).out(),
          Files.readString(folder.resolve(".schemas/" + kind + ".json")));
    }
    assertTrue(Files.readString(folder.resolve(".schemas/Policy.json")).contains("\"bsi-c5\""));
  }
}
