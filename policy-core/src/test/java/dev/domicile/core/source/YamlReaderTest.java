package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader makes of text, and the threats that it has to withstand. */
class YamlReaderTest {

  private final Problems problems = new Problems();

  @Test
  void positions_start_at_one_and_count_an_emoji_as_one_column() {
    Node.Mapping mapping = mapping("a: {🏥: x, b: [y]}\n");
    Node.Mapping inner = (Node.Mapping) mapping.get("a").orElseThrow();
    assertEquals(at(1, 1), mapping.position());
    assertEquals(at(1, 4), inner.position());
    assertEquals(at(1, 5), inner.entries().get(0).key().position());
    assertEquals(at(1, 8), inner.entries().get(0).value().position());
    assertEquals(at(1, 11), inner.entries().get(1).key().position());
    assertEquals(at(1, 14), inner.entries().get(1).value().position());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void every_line_end_counts_one_line(String end) {
    Node.Mapping mapping = mapping("a: x" + end + end + "b: y" + end);
    assertEquals(at(3, 1), mapping.entries().get(1).key().position());
  }

  @Test
  void a_byte_order_mark_takes_no_column() {
    assertEquals(at(1, 1), mapping("\uFEFFa: b").entries().get(0).key().position());
  }

  @Test
  void a_scalar_knows_whether_it_was_quoted() {
    Node.Sequence list = (Node.Sequence) read("[a, 'b', \"c\"]").get(0);
    assertEquals(
        List.of(false, true, true),
        list.items().stream().map(item -> ((Node.Scalar) item).quoted()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO",
        "ON",
        "Y",
        "N",
        "off",
        "No",
        "no",
        "yes",
        "true",
        "010",
        "1e3",
        "12e4",
        "1:30",
        "0x1F",
        "3.10",
        "1_000",
        "2026-02-30",
        ".inf",
        ".NaN",
        "+1",
        "0o7",
        "0b1",
        "="
      })
  void what_other_readers_would_convert_stays_the_text_that_was_written(String text) {
    assertEquals(
        Optional.of(text), mapping("key: " + text).get("key").map(n -> ((Node.Scalar) n).text()));
  }

  @Test
  void every_document_is_read() {
    assertEquals(3, read("a: 1\n---\nb: 2\n...\n---\nc: 3\n").size());
  }

  @Test
  void a_document_with_an_error_is_left_out_and_reported() {
    assertEquals(2, read("a: 1\n---\n<<: 2\n---\nc: 3\n").size());
    assertEquals(List.of("YAML-MERGE"), codes());
  }

  @Test
  void problems_of_several_documents_are_all_reported() {
    read("a: &x 1\n---\na: &y 2\nb: *y\n---\n!t a: 3\n");
    assertEquals(List.of("YAML-ANCHOR", "YAML-ANCHOR", "YAML-TAG"), codes());
  }

  @Test
  void a_file_without_a_document_is_no_document_and_no_problem() {
    assertEquals(List.of(), read("# nothing\n"));
    assertEquals(List.of(), codes());
  }

  @Test
  void read_one_wants_exactly_one_document() {
    assertEquals(Optional.empty(), readOne("# nothing\n"));
    assertEquals(Optional.empty(), readOne("a: 1\n---\nb: 2\n"));
    assertEquals(List.of("YAML-EMPTY", "YAML-TYPE"), codes());
    assertEquals(at(1, 1), readOne("a: 1\n").orElseThrow().position());
  }

  @Test
  void an_alias_bomb_is_refused_at_its_first_anchor_without_expanding() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    assertTimeout(Duration.ofSeconds(1), () -> read(bomb.toString()));
    assertEquals(at(1, 5), problems.sorted().get(0).position());
    assertEquals(List.of("YAML-ANCHOR"), codes());
  }

  @Test
  void a_file_that_is_too_large_is_refused_before_it_is_parsed() {
    byte[] large = "- word\n".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    assertTimeout(
        Duration.ofSeconds(1),
        () -> YamlReader.read(new SourceFile("f.yaml", large), Limits.POLICY, problems));
    assertEquals(List.of("YAML-SIZE"), codes());
  }

  @Test
  void a_catalog_may_be_larger_than_a_policy() {
    byte[] large = "- word\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    SourceFile file = new SourceFile("f.yaml", large);
    assertEquals(1, YamlReader.read(file, Limits.CATALOG, problems).size());
    assertEquals(List.of(), codes());
  }

  @Test
  void one_long_line_is_refused_before_it_is_scanned() {
    assertTimeout(Duration.ofSeconds(1), () -> read("a: " + "word ".repeat(200_000)));
    assertEquals(List.of("YAML-LINE-LENGTH"), codes());
    assertEquals(at(1, 8193), problems.sorted().get(0).position());
  }

  @Test
  void many_lines_of_the_longest_length_are_read_in_time() {
    String line = "- " + "x".repeat(8190) + "\n";
    assertTimeout(Duration.ofSeconds(10), () -> read(line.repeat(127)));
    assertEquals(List.of(), codes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "[{a: "})
  void deep_nesting_in_brackets_is_refused_with_a_small_stack(String open) throws Exception {
    onSmallStack(() -> read((open + "\n").repeat(10_000)));
    assertEquals("YAML-DEPTH", codes().get(0));
  }

  @Test
  void deep_nesting_in_blocks_is_refused_with_a_small_stack() throws Exception {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      deep.append(" ".repeat(i)).append("-\n");
    }
    onSmallStack(() -> read(deep.toString()));
    assertEquals(List.of("YAML-DEPTH"), codes());
    assertEquals(at(33, 33), problems.sorted().get(0).position());
  }

  @Test
  void the_allowed_depth_is_read() {
    read("[".repeat(32) + "a" + "]".repeat(32));
    assertEquals(List.of(), codes());
    read("[".repeat(33) + "a" + "]".repeat(33));
    assertEquals(List.of("YAML-DEPTH"), codes());
  }

  @Test
  void a_binary_file_gives_a_bounded_number_of_problems() {
    read("\u0001".repeat(5000));
    assertEquals(20, problems.sorted().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [x]]]]",
        "!!binary aGVsbG8=",
        "!!set {a, b}",
        "!secret x",
        "!<tag:yaml.org,2002:str> x",
        "a: !!int 3",
        "!!float .inf"
      })
  void no_tag_is_followed(String text) {
    read(text);
    assertTrue(codes().stream().allMatch("YAML-TAG"::equals), codes().toString());
    assertTrue(problems.hasErrors());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0, 0x7, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x202A, 0x202E,
        0x2028, 0x2029, 0x2060, 0x2066, 0x2069, 0x3164, 0xFE0F, 0xFEFF, 0xFFFE, 0xFFFF, 0xE0001,
        0xE0100, 0x1FFFE, 0xFDD0
      })
  void what_is_not_seen_may_not_stand_in_a_file_or_a_value(int character) {
    String escape = String.format("\\U%08X", character);
    read("a: b" + Character.toString(character) + "c");
    assertEquals(List.of("YAML-CHARACTER"), codes());
    assertEquals(at(1, 5), problems.sorted().get(0).position());
    Problems escaped = new Problems();
    YamlReader.read(SourceFile.ofText("f.yaml", "a: \"b" + escape + "c\""), Limits.POLICY, escaped);
    assertEquals("YAML-CHARACTER", escaped.sorted().get(0).code());
  }

  @Test
  void half_a_surrogate_pair_is_refused_at_its_place() {
    read("a: x\ud83cy\n");
    assertEquals(List.of("YAML-ENCODING"), codes());
    assertEquals(at(1, 5), problems.sorted().get(0).position());
  }

  @Test
  void text_of_all_planes_is_read_unchanged() {
    String text = "नमस्ते مرحبا ñ 漢字 🏥 €";
    assertEquals(
        Optional.of(text), mapping("a: " + text).get("a").map(n -> ((Node.Scalar) n).text()));
  }

  private void onSmallStack(Runnable task) throws InterruptedException {
    Throwable[] thrown = new Throwable[1];
    Thread thread = new Thread(null, task, "small stack", 256 << 10);
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    thread.join();
    assertEquals(null, thrown[0]);
  }

  private List<Node> read(String text) {
    return YamlReader.read(SourceFile.ofText("f.yaml", text), Limits.POLICY, problems);
  }

  private Optional<Node> readOne(String text) {
    return YamlReader.readOne(SourceFile.ofText("f.yaml", text), Limits.POLICY, problems);
  }

  private Node.Mapping mapping(String text) {
    return (Node.Mapping) read(text).get(0);
  }

  private List<String> codes() {
    return problems.sorted().stream().map(Diagnostic::code).toList();
  }

  private static SourcePosition at(int line, int column) {
    return new SourcePosition("f.yaml", line, column);
  }
}
