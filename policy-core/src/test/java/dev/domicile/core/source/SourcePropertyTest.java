package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every input. */
class SourcePropertyTest {

  private static final List<String> PIECES =
      List.of(
          "id",
          "country",
          "zones",
          "stages",
          "labels",
          "within",
          "anyOf",
          ":",
          ": ",
          "- ",
          "\n",
          "  ",
          "\t",
          "[",
          "]",
          "{",
          "}",
          ",",
          "\"",
          "'",
          "\\x",
          "\\u12",
          "#",
          "&a",
          "*a",
          "!!str ",
          "%YAML 1.1\n",
          "---\n",
          "...\n",
          "|\n",
          ">-\n",
          "? ",
          "<<",
          "~",
          "null",
          "true",
          "DE",
          "aws/eu-central-1",
          "2026-02-30",
          "\uFEFF",
          "\u202E",
          "\0",
          "é",
          "🏥",
          "\uD800",
          "\r",
          "@",
          "`");

  @Property(tries = 2000)
  void loading_any_text_never_throws_and_every_problem_lies_in_the_text(@ForAll String text) {
    assertSane(SourceFile.ofText("any.yaml", text), text);
  }

  @Property(tries = 5000)
  void loading_any_mixture_of_yaml_never_throws(@ForAll("mixtures") String text) {
    assertSane(SourceFile.ofText("any.yaml", text), text);
  }

  @Property(tries = 2000)
  void loading_any_bytes_never_throws(@ForAll byte[] bytes) {
    RegionShape.load(new SourceFile("any.yaml", bytes), Limits.POLICY);
  }

  @Property(tries = 2000)
  void cutting_a_file_anywhere_never_throws(@ForAll Random random) {
    String text =
        "id: \"aws/\\u0065u-central-1\"\ncountry: DE # x\nzones:\n  - a\n  - 'b'\nlabels:\n  x: |\n    y\n";
    String cut = text.substring(0, random.nextInt(text.length()));
    assertSane(SourceFile.ofText("any.yaml", cut), cut);
  }

  @Property(tries = 500)
  void canonical_json_does_not_depend_on_the_order_of_keys(
      @ForAll("labels") Map<String, String> labels, @ForAll Random random) {
    List<Map.Entry<String, String>> shuffled = new ArrayList<>(labels.entrySet());
    Collections.shuffle(shuffled, random);
    assertEquals(canonical(List.copyOf(new TreeMap<>(labels).entrySet())), canonical(shuffled));
  }

  @Property(tries = 1000)
  void text_written_in_double_quotes_is_read_back(@ForAll("plainText") String text) {
    String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    Problems problems = new Problems();
    Optional<Node> node =
        YamlReader.readOne(SourceFile.ofText("t.yaml", quoted), Limits.POLICY, problems);
    assertEquals(
        Optional.of(text), node.map(n -> ((Node.Scalar) n).text()), problems.sorted()::toString);
  }

  @Property(tries = 500)
  void one_load_is_like_the_next(@ForAll("mixtures") String text) {
    assertEquals(RegionShape.load(text), RegionShape.load(text));
  }

  @Provide
  Arbitrary<String> mixtures() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<Map<String, String>> labels() {
    Arbitrary<String> keys = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(6);
    return Arbitraries.maps(keys, keys).ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> plainText() {
    Arbitrary<String> inner =
        Arbitraries.strings()
            .all()
            .ofMaxLength(40)
            .filter(text -> text.codePoints().noneMatch(c -> c < 0x20 || Characters.isRefused(c)));
    return Combinators.combine(Arbitraries.of("a", "é", "🏥"), inner, Arbitraries.of("z", "न"))
        .as((first, middle, last) -> first + middle + last);
  }

  private static void assertSane(SourceFile file, String text) {
    Loaded<?> loaded = RegionShape.load(file, Limits.POLICY);
    long lines = text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      assertTrue(diagnostic.position().line() <= lines, diagnostic::toString);
      assertTrue(diagnostic.message().lines().count() == 1, diagnostic::toString);
    }
  }

  private static String canonical(List<Map.Entry<String, String>> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(e -> text.append('"' + e.getKey() + "\": \"" + e.getValue() + "\"\n"));
    Problems problems = new Problems();
    Node node =
        YamlReader.readOne(SourceFile.ofText("t.yaml", text.toString()), Limits.POLICY, problems)
            .orElseThrow();
    return Shape.map(Shape.text()).canonicalJson(node);
  }
}
