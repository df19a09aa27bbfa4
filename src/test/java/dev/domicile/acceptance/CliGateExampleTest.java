package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code examples/gate-a-pipeline} does what its page says. */
class CliGateExampleTest {

  private static final String EXAMPLE = "examples/gate-a-pipeline/";

  private static CliRun check(String folder) {
    return CliRun.shipped(
        "check",
        EXAMPLE + folder,
        "--policies",
        "bundled",
        "--policies",
        "examples/policies/eea-only");
  }

  @Test
  void what_runs_today_passes() {
    CliRun run = check("placements");

    assertEquals(0, run.exit(), run.out() + run.err());
  }

  @Test
  void one_region_further_west_is_refused_by_the_company_and_not_by_the_law() {
    CliRun run = check("proposed");

    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().contains("✗ eea-only/inside (1 violated)"), run.out());
    assertEquals(0, CliRun.shipped("check", EXAMPLE + "proposed").exit());
  }

  @Test
  void the_script_asks_the_same_question() throws IOException {
    String script = Files.readString(Path.of(EXAMPLE + "gate.sh"));

    assertTrue(script.contains("check \"$1\" --at \"$day\" --policies bundled --policies"));
    assertTrue(script.contains("/../policies/eea-only\""));
  }
}
