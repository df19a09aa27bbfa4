package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.lsp.Token.Role;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outline of right text is what the reader says; of broken text it is what was meant. */
class OutlineTest {

  /** Each key and value that the reader finds, at its place and with its way. */
  @Test
  void the_outline_of_every_policy_that_ships_is_what_the_reader_says() {
    int compared = 0;
    for (SourceFile file : Source.directory(Path.of("../policies"), n -> isPolicy(n)).files()) {
      Buffer buffer = Buffer.of(new String(file.content(), StandardCharsets.UTF_8));
      List<String> wrong = new ArrayList<>();
      List<Node> documents = YamlReader.read(file, Limits.POLICY, new Problems());
      for (Node document : documents) {
        compare(buffer, document, List.of(), wrong);
      }
      assertEquals(List.of(), wrong);
      compared += documents.size();
    }
    assertTrue(compared > 100, "only " + compared);
  }

  private static boolean isPolicy(String name) {
    return name.endsWith(".yaml") && !name.startsWith("rego/");
  }

  private static void compare(Buffer buffer, Node node, List<String> path, List<String> wrong) {
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        Token key = buffer.tokenAt(buffer.offset(entry.key().position())).orElse(null);
        if (key == null || key.role() != Role.KEY || !key.path().equals(path)) {
          wrong.add(entry.key() + " is " + key);
        }
        compare(buffer, entry.value(), plus(path, entry.key().text()), wrong);
      }
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> compare(buffer, item, plus(path, Token.ITEM), wrong));
    } else if (node instanceof Node.Scalar scalar && !scalar.isMissing()) {
      int start = buffer.offset(scalar.position());
      boolean block = "|>".indexOf(buffer.text().charAt(start)) >= 0;
      Token token = buffer.tokenAt(start).orElse(null);
      if (!block && (token == null || token.role() == Role.KEY || !token.path().equals(path))) {
        wrong.add(scalar + " is " + token);
      }
    }
  }

  private static List<String> plus(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  @Test
  void a_bracket_that_is_missing_hides_nothing_below() {
    List<Token> tokens = Outline.of("a: [one, two\nb: {c: d\ne: f\n");
    assertEquals(List.of("a", "one", "two", "b", "c", "d", "e", "f"), texts(tokens));
    assertEquals(List.of(), tokens.get(6).path());
  }

  @Test
  void any_text_has_an_outline() {
    for (String text :
        List.of("", ":", "- - -", "{[}]", "\"", "a: |", "?", "\t", "---\n---", "[,{")) {
      assertTrue(Outline.of(text).size() < 10, text);
      for (String tail : List.of("\n", "x", " y: z\n- ")) {
        assertTrue(Outline.of(text + tail).size() < 20, text + tail);
      }
    }
  }

  private static List<String> texts(List<Token> tokens) {
    return tokens.stream().map(Token::text).toList();
  }
}
