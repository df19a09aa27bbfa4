package dev.domicile.cli.policytest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class InlineCatalogTest {

  private static Node read(String text) {
    Problems problems = new Problems();
    List<Node> documents =
        YamlReader.read(SourceFile.ofText("t.yaml", text), Limits.POLICY, problems);
    assertEquals(List.of(), problems.sorted(), text);
    return documents.get(0);
  }

  /** Every scalar with its text and style; lines, if they are wanted. */
  private static String outline(Node node, boolean lines) {
    String at = lines ? node.position().line() + " " : "";
    if (node instanceof Node.Mapping mapping) {
      StringBuilder text = new StringBuilder("{");
      for (Node.Entry entry : mapping.entries()) {
        text.append(outline(entry.key(), lines)).append('=').append(outline(entry.value(), lines));
      }
      return text.append('}').toString();
    }
    if (node instanceof Node.Sequence sequence) {
      StringBuilder text = new StringBuilder("[");
      sequence.items().forEach(item -> text.append(outline(item, lines)).append(','));
      return text.append(']').toString();
    }
    return at + ((Node.Scalar) node).text();
  }

  @Test
  void what_is_written_again_is_the_same_at_the_same_lines() {
    Node node =
        read(
            """
            kind: Regions

            regions:
              - provider: aws
                code: eu-central-1
                country: "DE"
                note: 'it''s: [quoted], {so}'
                closed: false
                zones: 3
                empty: []
                none: {}
              - {provider: stackit, code: eu01, keys: [a, "b, c"], sources: [{title: x}]}
            """);

    Node again = read(InlineCatalog.text(node));

    assertEquals(outline(node, true), outline(again, true));
  }

  @Test
  void columns_stay_as_far_as_quotes_allow() {
    Node node = read("a:\n  - one\n  - b: two\n");

    Node again = read(InlineCatalog.text(node));

    Node.Sequence list = (Node.Sequence) ((Node.Mapping) again).get("a").orElseThrow();
    assertEquals("t.yaml:2:5", list.items().get(0).position().toString());
    Node.Mapping second = (Node.Mapping) list.items().get(1);
    assertEquals("t.yaml:3:8", second.get("b").orElseThrow().position().toString());
  }

  @Test
  void what_is_no_text_stays_none() {
    Node node = read("a: true\nb: ~\nc: 'true'\n");

    Node.Mapping again = (Node.Mapping) read(InlineCatalog.text(node));

    assertEquals(new Scalar("true", false), Scalar.of(again, "a"));
    assertTrue(((Node.Scalar) again.get("b").orElseThrow()).isMissing());
    assertEquals(new Scalar("true", true), Scalar.of(again, "c"));
  }

  private record Scalar(String text, boolean quoted) {
    static Scalar of(Node.Mapping mapping, String key) {
      Node.Scalar scalar = (Node.Scalar) mapping.get(key).orElseThrow();
      return new Scalar(scalar.text(), scalar.quoted());
    }
  }

  @Property(tries = 300)
  void any_printable_text_survives(
      @ForAll @Size(min = 1, max = 4) List<@StringLength(max = 20) String> texts) {
    StringBuilder source = new StringBuilder("texts:\n");
    for (String text : texts) {
      source.append("  - ").append(quoted(text)).append('\n');
    }
    Problems problems = new Problems();
    List<Node> documents =
        YamlReader.read(SourceFile.ofText("t.yaml", source.toString()), Limits.POLICY, problems);
    if (problems.hasErrors()) {
      return; // characters that no file may hold
    }

    Node again = read(InlineCatalog.text(documents.get(0)));

    assertEquals(outline(documents.get(0), true), outline(again, true));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''").replaceAll("\\R", " ") + "'";
  }
}
