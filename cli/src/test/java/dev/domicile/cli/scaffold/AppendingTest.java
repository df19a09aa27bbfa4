package dev.domicile.cli.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import org.junit.jupiter.api.Test;

class AppendingTest {

  private static String appended(String text) {
    Node document =
        YamlReader.readOne(SourceFile.ofText("a.yaml", text), Limits.POLICY, new Problems())
            .orElseThrow();
    return Appending.to(text, document, "rules", "  - id: new\n    says: it\n", false);
  }

  @Test
  void the_entry_stands_behind_the_last_one() {
    assertEquals(
        "rules:\n  - id: a\n  - id: new\n    says: it\nmore: 1\n",
        appended("rules:\n  - id: a\nmore: 1\n"));
  }

  @Test
  void it_is_indented_as_the_others_are() {
    assertEquals("rules:\n- id: a\n- id: new\n  says: it\n", appended("rules:\n- id: a\n"));
    assertEquals(
        "rules:\n      - id: a\n      - id: new\n        says: it\n",
        appended("rules:\n      - id: a\n"));
  }

  @Test
  void a_file_without_a_last_line_end_gets_one() {
    assertEquals("rules:\n  - id: a\n  - id: new\n    says: it\n", appended("rules:\n  - id: a"));
  }

  @Test
  void line_ends_are_those_of_the_file() {
    assertEquals(
        "rules:\r\n  - id: a\r\n  - id: new\r\n    says: it\r\n",
        appended("rules:\r\n  - id: a\r\n"));
  }

  @Test
  void comments_and_empty_lines_between_entries_do_not_end_the_list() {
    String text = "rules:\n  - id: a\n# about b\n\n  - id: b\n    # inside b\n\n# the end\n";
    assertEquals(
        text.replace("\n\n# the end", "\n  - id: new\n    says: it\n\n# the end"), appended(text));
  }

  @Test
  void lines_of_a_text_block_belong_to_their_entry() {
    String text = "rules:\n  - id: a\n    says: |\n      - not an entry\n\n      # no comment\n";
    assertEquals(text + "  - id: new\n    says: it\n", appended(text));
  }

  @Test
  void another_document_stays_behind_it() {
    Node document =
        YamlReader.read(
                SourceFile.ofText("a.yaml", "rules:\n- id: a\n---\nother: 1\n"),
                Limits.POLICY,
                new Problems())
            .get(0);
    assertEquals(
        "rules:\n- id: a\n- id: new\n---\nother: 1\n",
        Appending.to(
            "rules:\n- id: a\n---\nother: 1\n", document, "rules", "  - id: new\n", false));
  }

  @Test
  void an_entry_of_a_mapping_stands_behind_the_last_key() {
    String text = "workloads:\n  a:\n    b: 1\n  c: {d: 2}\ncases: []\n";
    Node document =
        YamlReader.readOne(SourceFile.ofText("a.yaml", text), Limits.POLICY, new Problems())
            .orElseThrow();
    assertEquals(
        text.replace("cases", "  new:\n    x: 1\ncases"),
        Appending.to(text, document, "workloads", "  new:\n    x: 1\n", false));
  }

  @Test
  void a_list_in_brackets_is_refused_with_its_place() {
    UsageException refused =
        assertThrows(UsageException.class, () -> appended("rules: [{id: a}]\n"));
    assertTrue(String.valueOf(refused.getMessage()).contains("a.yaml:1:8"), refused.getMessage());
  }
}
