package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
