package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private static final String EXPECTED =
      "{\"country\":\"NO\",\"id\":\"x/010\",\"labels\":{\"a\":\"1e3\",\"b\":\"two\\nlines\"},"
          + "\"level\":3,\"sovereign\":false,\"stages\":{\"inference\":null,\"logs\":\"DE\"},"
          + "\"zones\":[\"a\"]}";

  @Test
  void keys_are_sorted_one_is_a_list_and_booleans_and_numbers_are_typed() {
    assertEquals(
        EXPECTED,
        canonical(
            """
            id: x/010
            country: NO
            zones: a
            level: 3
            sovereign: false
            stages: {logs: DE, inference: }
            labels: {b: "two\\nlines", a: 1e3}
            """));
  }

  @Test
  void layout_comments_order_and_quotes_change_nothing() {
    assertEquals(
        EXPECTED,
        canonical(
            """
            # another way to say it
            {"labels": {"a": '1e3', "b": "two\\nlines"}, level: 3, country: "NO",
             zones: [a], "stages": {"inference": null, "logs": "DE"},
             sovereign: false,    # indeed
             id: 'x/010'}
            """));
  }

  @Test
  void block_style_is_style() {
    String block = "id: a/b\ncountry: DE\nlabels:\n  text: |\n    two\n    lines\n";
    String quoted = "id: a/b\ncountry: DE\nlabels: {text: \"two\\nlines\"}\n";
    assertEquals(canonical(quoted), canonical(block));
  }

  @Test
  void other_scripts_are_written_as_they_are() {
    assertEquals("{\"country\":\"DE\",\"id\":\"a/ñ🏥\"}", canonical("id: a/ñ🏥\ncountry: DE\n"));
  }

  @Test
  void a_node_of_another_shape_has_none() {
    Node list = new Node.Sequence(List.of(), new SourcePosition("t.yaml", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> RegionShape.REGION.canonicalJson(list));
  }

  private static String canonical(String text) {
    Problems problems = new Problems();
    Optional<Node> node =
        YamlReader.readOne(SourceFile.ofText("t.yaml", text), Limits.POLICY, problems);
    node.ifPresent(n -> RegionShape.REGION.bind(n, problems));
    assertEquals("", RegionShape.render(problems.sorted()));
    return RegionShape.REGION.canonicalJson(node.orElseThrow());
  }
}
