package dev.domicile.acceptance;

import static dev.domicile.acceptance.CliRun.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CliOutputTest {

  private static final String POLICIES = FILES + "policies";
  private static final String WARD = FILES + "workloads/ward.yaml";

  @Test
  void the_same_input_gives_the_same_bytes() {
    for (String format : List.of("text", "json", "jsonl")) {
      CliRun first = CliRun.small("decide", WARD, "--policies", POLICIES, "-f", format);
      CliRun second = CliRun.small("decide", WARD, "--policies", POLICIES, "-f", format);

      assertEquals(first, second);
    }
  }

  @Test
  void the_order_of_paths_does_not_change_a_decision() {
    CliRun one =
        CliRun.small("decide", WARD, "--policies", POLICIES, "--policies", "bundled:latam");
    CliRun other =
        CliRun.small("decide", WARD, "--policies", "bundled:latam", "--policies", POLICIES);

    assertEquals(one.err(), other.err());
    assertEquals(one.out(), other.out());
  }

  @Test
  void a_check_is_a_list_in_json_even_of_one() {
    CliRun run = CliRun.small("check", WARD, "--policies", POLICIES, "-f", "json");

    assertTrue(run.out().startsWith("[{"), run.out());
    assertTrue(run.out().contains("\"judged\":\"worst\""));
  }

  @Test
  void no_line_of_text_is_wider_than_the_terminal_unless_a_word_is() {
    CliRun run = CliRun.small("decide", WARD, "--policies", POLICIES);

    assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
  }

  static List<String> kinds() {
    return CliRun.small("schema").out().lines().toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_schema_is_json(String kind) throws IOException {
    CliRun run = CliRun.small("schema", kind);

    assertEquals(0, run.exit());
    try (JsonParser parser = new JsonFactory().createParser(run.out())) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
    assertTrue(run.out().contains("http://json-schema.org/draft-07/schema#"));
  }

  @Test
  void there_is_a_schema_for_everything_that_is_written() {
    assertTrue(
        kinds()
            .containsAll(
                List.of(
                    "Attestations",
                    "Jurisdictions",
                    "Models",
                    "Offerings",
                    "Policy",
                    "PolicyTest",
                    "Providers",
                    "Regions",
                    "Schemes",
                    "Services",
                    "Vocabulary",
                    "Waiver",
                    "Workload")));
  }

  @Test
  void sources_of_entries_are_resolved() {
    CliRun run = CliRun.small("catalog", "regions", "aws/eu-west-1", "-f", "json");

    assertTrue(
        run.out()
            .contains(
                "\"sources\":[{\"id\":\"region-list\",\"title\":\"List of regions\","
                    + "\"url\":\"https://example.org/regions\",\"asOf\":\"2026-11-01\"}]"),
        run.out());
  }

  @Test
  void the_shipped_policies_are_the_default() {
    CliRun named =
        CliRun.shipped(
            "decide", "examples/workloads/br-government-chatbot.yaml", "--policies", "bundled");
    CliRun unnamed = CliRun.shipped("decide", "examples/workloads/br-government-chatbot.yaml");

    assertEquals(named, unnamed);
    assertEquals("", named.err());
  }
}
