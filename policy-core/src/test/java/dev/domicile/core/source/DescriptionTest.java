package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a shape tells editors (JSON Schema) and documentation ({@link Reference}). */
class DescriptionTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/domicile/core/source/region.schema.json");

  @Test
  void the_schema_of_a_region_is_the_recorded_one() throws IOException {
    String schema = RegionShape.REGION.jsonSchema("Region");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, schema);
    }
    assertEquals(Files.readString(GOLDEN), schema);
  }

  @Test
  void a_shape_without_named_parts_has_a_schema_without_definitions() {
    assertEquals(
        """
        {
          "$schema" : "http://json-schema.org/draft-07/schema#",
          "title" : "Names",
          "type" : "array",
          "items" : {
            "type" : [
              "string",
              "number",
              "boolean"
            ]
          },
          "minItems" : 1
        }
        """,
        Shape.nonEmptyList(Shape.text()).jsonSchema("Names"));
  }

  @Test
  void the_reference_lists_the_keys_in_the_order_of_declaration() {
    Reference region = RegionShape.REGION.reference();
    assertEquals("Region", region.type());
    assertEquals("a provider's place of business", region.doc());
    assertEquals(
        List.of(
            "id",
            "country",
            "status",
            "sovereign",
            "level",
            "from",
            "until",
            "zones",
            "sources",
            "stages",
            "labels",
            "within"),
        region.keys().stream().map(Reference.Key::name).toList());
    Reference.Key id = region.keys().get(0);
    assertTrue(id.required());
    assertEquals("provider and the provider's own code", id.doc());
    assertEquals("region id", id.value().type());
    assertEquals(Optional.of("aws/eu-central-1"), id.value().example());
  }

  @Test
  void what_holds_where_a_key_is_left_out_is_told_to_editors_and_documentation() {
    ObjectBuilder builder = Shape.object("Rule", "a rule");
    Key<Optional<List<String>>> when =
        builder.optional("when", Shape.nonEmptyList(Shape.text()), "the sectors meant");
    builder.absent(when, "every sector").example(when, "[banking]");
    Shape<Optional<List<String>>> shape = builder.build(f -> f.get(when));

    Reference.Key told = shape.reference().keys().get(0);
    assertEquals(Optional.of("every sector"), told.absence());
    assertEquals(Optional.of("[banking]"), told.example());
    String schema = shape.jsonSchema("Rule").replaceAll("\\s+", " ");
    assertTrue(schema.contains("the sectors meant; if left out: every sector"), schema);
    assertTrue(schema.contains("\"examples\" : [ [ \"banking\" ] ]"), schema);
  }

  @Test
  void an_example_that_the_shape_refuses_is_not_shown() {
    ObjectBuilder builder = Shape.object("Rule", "a rule");
    Key<Integer> count = builder.required("count", Shape.integer(1, 9), "how many");
    builder.example(count, "10");
    Shape<Integer> shape = builder.build(f -> f.get(count));
    assertThrows(IllegalStateException.class, () -> shape.jsonSchema("Rule"));
  }

  @Test
  void a_key_that_has_to_be_there_is_never_absent() {
    ObjectBuilder builder = Shape.object("Rule", "a rule");
    Key<String> id = builder.required("id", Shape.text(), "its id");
    assertThrows(IllegalArgumentException.class, () -> builder.absent(id, "none"));
  }

  @Test
  void the_reference_names_types_and_words() {
    Reference region = RegionShape.REGION.reference();
    assertEquals(
        List.of("generally-available", "preview", "retired"),
        region.keys().get(2).value().values());
    assertEquals("text or list of text", region.keys().get(7).value().type());
    assertEquals("Source", region.keys().get(8).value().parts().get(0).type());
  }

  @Test
  void the_reference_ends_where_a_type_stands_inside_itself() {
    Reference within = RegionShape.WITHIN.reference();
    Reference object = within.parts().get(1).parts().get(1);
    Reference inner = object.keys().get(0).value().parts().get(0);
    assertEquals("Within", object.type());
    assertEquals(within.type(), inner.type());
    assertEquals(List.of(), inner.parts());
  }
}
