package dev.domicile.acceptance;

import static dev.domicile.acceptance.CliRun.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line prints, word for word, in every format. */
class CliGoldenTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "decide-ward.txt, decide WORKLOADS/ward.yaml POLICIES",
    "decide-ward.json, decide WORKLOADS/ward.yaml POLICIES -f json",
    "decide-shop.txt, decide WORKLOADS/shop.yaml POLICIES",
    "decide-outside.txt, decide WORKLOADS/outside.yaml POLICIES",
    "decide-impossible.txt, decide WORKLOADS/impossible.yaml POLICIES",
    "decide-two.json, decide WORKLOADS/ward.yaml WORKLOADS/shop.yaml POLICIES -f json",
    "decide-two.jsonl, decide WORKLOADS/ward.yaml WORKLOADS/shop.yaml POLICIES -f jsonl",
    "check-shop.txt, check WORKLOADS/shop.yaml POLICIES",
    "check-shop.json, check WORKLOADS/shop.yaml POLICIES -f json",
    "explain-ward.txt, explain WORKLOADS/ward.yaml POLICIES --offering OFFERING",
    "explain-ward.json, explain WORKLOADS/ward.yaml POLICIES --offering OFFERING -f json",
    "test-failing.txt, test FILES/tests/failing.test.yaml",
    "test-failing.json, test FILES/tests/failing.test.yaml -f json",
    "test-passing.txt, test FILES/policies",
    "catalog-kinds.txt, catalog",
    "catalog-regions.txt, catalog regions",
    "catalog-offerings.txt, catalog offerings",
    "catalog-offerings-geo.txt, catalog offerings --filter routing=geo --filter country=DE",
    "catalog-region.txt, catalog regions aws/eu-central-1",
    "catalog-region.json, catalog regions aws/eu-central-1 -f json",
    "catalog-offerings.json, catalog offerings *@geo -f json",
    "catalog-jurisdictions.txt, catalog jurisdictions",
  })
  void prints_what_it_printed_before(String file, String line) {
    String[] arguments =
        line.replace("WORKLOADS", FILES + "workloads")
            .replace("POLICIES", "--policies " + FILES + "policies")
            .replace("OFFERING", "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo")
            .replace("FILES/", FILES)
            .split(" ");

    CliRun run = CliRun.small(arguments);

    assertEquals("", run.err());
    assertTrue(run.out().endsWith("\n"));
    GoldenFile.assertSame(Path.of(FILES + "golden/" + file), run.out());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "mistakes/twelve.expected, decide WORKLOADS/ward.yaml --policies FILES/mistakes/twelve.yaml",
    "wrong/wrong.expected, test FILES/wrong/wrong.test.yaml",
    "wrong/rules.expected, test FILES/wrong/rules.test.yaml",
    "wrong/form.expected, test FILES/wrong/form.test.yaml",
    "wrong/catalog.expected, test FILES/wrong/catalog.test.yaml",
  })
  void tells_every_mistake_at_once_with_its_place(String file, String line) {
    String[] arguments =
        line.replace("WORKLOADS", FILES + "workloads").replace("FILES/", FILES).split(" ");

    CliRun run = CliRun.small(arguments);

    assertEquals(2, run.exit(), run.err());
    assertEquals("", run.out());
    GoldenFile.assertSame(Path.of(FILES + file), run.err());
  }
}
