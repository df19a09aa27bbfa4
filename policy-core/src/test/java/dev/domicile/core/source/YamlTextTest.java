package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.YamlToken.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pieces of a file, as tools that change files get them. */
class YamlTextTest {

  private static YamlText read(String text) {
    Problems problems = new Problems();
    return YamlReader.readText(SourceFile.ofText("a.yaml", text), Limits.POLICY, problems)
        .orElseThrow(() -> new AssertionError(problems.sorted()));
  }

  private static List<String> scalars(YamlText text) {
    return text.tokens().stream()
        .filter(token -> token.kind() == Kind.SCALAR)
        .map(token -> text.text().substring(token.start(), token.end()))
        .toList();
  }

  @Test
  void a_piece_tells_the_characters_that_were_written() {
    YamlText text = read("𝄞: 'it''s'  # note\nb: [two words, \"c\\n\"]\nd:\n");

    assertEquals(List.of("𝄞", "'it''s'", "b", "two words", "\"c\\n\"", "d", ""), scalars(text));
  }

  @Test
  void pieces_are_there_for_documents_and_collections_too() {
    assertEquals(
        List.of(
            Kind.DOCUMENT_START,
            Kind.LIST_START,
            Kind.MAPPING_START,
            Kind.MAPPING_END,
            Kind.LIST_END,
            Kind.DOCUMENT_END),
        read("- {}\n").tokens().stream().map(YamlToken::kind).toList());
  }

  @Test
  void line_ends_and_the_byte_order_mark_are_plain() {
    YamlText text = read("\uFEFFa: b\r\nc: d\re: f\n");

    assertEquals("a: b\nc: d\ne: f\n", text.text());
    assertEquals(List.of("a", "b", "c", "d", "e", "f"), scalars(text));
  }

  @Test
  void a_file_with_a_problem_has_none() {
    Problems problems = new Problems();

    Optional<YamlText> text =
        YamlReader.readText(SourceFile.ofText("a.yaml", "a: *b\n"), Limits.POLICY, problems);

    assertTrue(text.isEmpty());
    assertEquals("YAML-ANCHOR", problems.sorted().get(0).code());
  }
}
