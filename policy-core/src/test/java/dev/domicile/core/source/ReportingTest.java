package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link SourcePosition}, {@link Diagnostic}, {@link Problems}, {@link Loaded}. */
class ReportingTest {

  private static final SourcePosition FIRST = new SourcePosition("a.yaml", 1, 5);
  private static final SourcePosition SECOND = new SourcePosition("a.yaml", 2, 1);
  private static final SourcePosition OTHER_FILE = new SourcePosition("b.yaml", 1, 1);

  @Test
  void a_position_prints_as_editors_read_it() {
    assertEquals("a.yaml:1:5", FIRST.toString());
  }

  @Test
  void positions_are_ordered_by_file_line_and_column_as_numbers() {
    SourcePosition tenth = new SourcePosition("a.yaml", 10, 1);
    assertEquals(
        List.of(FIRST, SECOND, tenth, OTHER_FILE),
        Stream.of(OTHER_FILE, tenth, SECOND, FIRST).sorted().toList());
  }

  @Test
  void a_position_starts_at_one() {
    assertThrows(IllegalArgumentException.class, () -> new SourcePosition("a.yaml", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SourcePosition("a.yaml", 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SourcePosition("", 1, 1));
  }

  @Test
  void a_diagnostic_prints_its_place_severity_code_message_and_help() {
    assertEquals(
        "a.yaml:1:5: error YAML-VALUE: `x` is wrong",
        Diagnostic.error(FIRST, "YAML-VALUE", "`x` is wrong").toString());
    assertEquals(
        "a.yaml:1:5: warning YAML-VALUE: `x` is old\n  help: write `y`",
        Diagnostic.warning(FIRST, "YAML-VALUE", "`x` is old", "write `y`").toString());
  }

  @Test
  void what_was_written_cannot_forge_a_line_or_turn_text_around() {
    Diagnostic diagnostic =
        Diagnostic.error(FIRST, "YAML-VALUE", "`a\r\nb\u001B[0m\u202Ec`", "no\nsecond line");
    assertEquals("`a\\r\\nb\\u001B[0m\\u202Ec`", diagnostic.message());
    assertEquals(Optional.of("no\\nsecond line"), diagnostic.help());
  }

  @Test
  void problems_are_sorted_by_position_and_at_one_position_by_finding() {
    Problems problems = new Problems();
    problems.error(OTHER_FILE, "C", "third");
    problems.error(SECOND, "B", "second");
    problems.warning(FIRST, "Z", "first");
    problems.error(SECOND, "A", "second too");
    assertEquals(
        List.of("first", "second", "second too", "third"),
        problems.sorted().stream().map(Diagnostic::message).toList());
  }

  @Test
  void warnings_alone_accept() {
    Problems problems = new Problems();
    problems.warning(FIRST, "W", "look at this", "perhaps");
    Loaded<String> loaded = problems.loaded("value");
    assertTrue(loaded.isAccepted());
    assertEquals("value", loaded.orElseThrow());
    assertEquals(1, loaded.diagnostics().size());
    assertEquals(5, loaded.map(String::length).orElseThrow());
  }

  @Test
  void one_error_rejects_and_the_exception_carries_everything() {
    Problems problems = new Problems();
    problems.warning(SECOND, "W", "look at this");
    problems.error(FIRST, "E", "this is wrong", "do that");
    Loaded<Integer> loaded = problems.loaded("value").map(String::length);
    assertFalse(loaded.isAccepted());
    InvalidSourceException thrown = assertThrows(InvalidSourceException.class, loaded::orElseThrow);
    assertEquals(problems.sorted(), thrown.diagnostics());
    assertEquals(
        """
        a.yaml:1:5: error E: this is wrong
          help: do that
        a.yaml:2:1: warning W: look at this""",
        thrown.getMessage());
  }

  @Test
  void nothing_is_rejected_without_a_reason_or_accepted_with_an_error() {
    Diagnostic error = Diagnostic.error(FIRST, "E", "wrong");
    assertThrows(IllegalArgumentException.class, () -> new Loaded.Rejected<>(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Loaded.Accepted<>("value", List.of(error)));
    assertThrows(IllegalStateException.class, () -> new Problems().rejected());
  }
}
