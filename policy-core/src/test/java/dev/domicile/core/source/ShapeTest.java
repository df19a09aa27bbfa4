package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binding: from nodes to values. What is refused stands in the corpus of {@link CorpusTest}. */
class ShapeTest {

  private static final String REGION = "id: aws/eu-central-1\ncountry: DE\n";

  private final Problems problems = new Problems();

  @Test
  void a_mapping_becomes_a_value_with_what_was_written_and_what_was_left_out() {
    RegionShape.Region region = RegionShape.load(REGION).orElseThrow().get(0);
    assertEquals(new RegionShape.RegionId("aws", "eu-central-1"), region.id());
    assertEquals(Optional.empty(), region.status());
    assertEquals(false, region.sovereign());
    assertEquals(List.of(), region.zones());
  }

  @Test
  void located_keeps_the_place_of_a_value() {
    RegionShape.Region region = RegionShape.load(REGION).orElseThrow().get(0);
    assertEquals(new Located<>("DE", new SourcePosition("regions.yaml", 2, 10)), region.country());
  }

  @Test
  void every_scalar_type_reads_its_form() {
    RegionShape.Region region =
        RegionShape.load(
                REGION
                    + "status: generally-available\nsovereign: true\nlevel: 1000\nuntil: \"2024-02-29\"\n")
            .orElseThrow()
            .get(0);
    assertEquals(Optional.of(RegionShape.Status.GENERALLY_AVAILABLE), region.status());
    assertEquals(true, region.sovereign());
    assertEquals(Optional.of(1000), region.level());
    assertEquals(Optional.of(LocalDate.of(2024, 2, 29)), region.until());
  }

  @Test
  void one_or_many_reads_both() {
    assertEquals(Optional.of(List.of("a")), bind(Shape.oneOrMany(Shape.text()), "a"));
    assertEquals(Optional.of(List.of("a", "b")), bind(Shape.oneOrMany(Shape.text()), "[a, b]"));
    assertEquals(Optional.empty(), bind(Shape.oneOrMany(Shape.text()), "[]"));
    assertEquals(Optional.of(List.of()), bind(Shape.anyNumber(Shape.text()), "[]"));
  }

  @Test
  void a_map_keeps_the_order_of_writing_and_cannot_be_changed() {
    Map<String, String> map = bind(Shape.map(Shape.text()), "{z: 1, a: 2, m: 3}").orElseThrow();
    assertEquals(List.of("z", "a", "m"), List.copyOf(map.keySet()));
    assertThrows(UnsupportedOperationException.class, () -> map.put("x", "y"));
  }

  @Test
  void a_map_with_typed_keys_refuses_two_keys_of_one_meaning() {
    Shape<Map<Integer, String>> shape =
        Shape.map(Shape.scalar("number", text -> Integer.parseInt(text)), Shape.text());
    assertEquals(Optional.of(Map.of(1, "a", 2, "b")), bind(shape, "{1: a, 2: b}"));
    assertEquals(Optional.empty(), bind(shape, "{1: a, 01: b}"));
    assertEquals("YAML-DUPLICATE-KEY", problems.sorted().get(0).code());
  }

  @Test
  void only_presence_takes_nothing_and_the_key_alone_then_says_something() {
    RegionShape.Region region =
        RegionShape.load(REGION + "stages: {inference: , logs: ~, storage: DE}\n")
            .orElseThrow()
            .get(0);
    assertEquals(
        Map.of(
            "inference", Optional.empty(), "logs", Optional.empty(), "storage", Optional.of("DE")),
        region.stages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nothing_is_a_missing_value_for_every_other_shape(String nothing) {
    for (Shape<?> shape :
        List.of(
            Shape.text(),
            Shape.bool(),
            Shape.date(),
            Shape.integer(0, 9),
            Shape.list(Shape.text()),
            Shape.oneOrMany(Shape.text()),
            Shape.anyNumber(Shape.text()),
            Shape.map(Shape.text()),
            RegionShape.REGION,
            RegionShape.WITHIN)) {
      Problems found = new Problems();
      ObjectBuilder object = Shape.object("Test", "");
      Key<?> key = object.optional("key", shape, "");
      object.build(f -> f.get(key)).bind(node("key: " + nothing), found);
      assertEquals(
          List.of("YAML-MISSING-VALUE"),
          found.sorted().stream().map(Diagnostic::code).toList(),
          shape.typeName());
    }
  }

  @Test
  void a_choice_goes_by_the_kind_of_node() {
    assertEquals(
        Optional.of(new RegionShape.Within(List.of("EU"), List.of())),
        bind(RegionShape.WITHIN, "EU"));
    assertEquals(
        Optional.of(new RegionShape.Within(List.of("EU", "GB"), List.of())),
        bind(RegionShape.WITHIN, "[EU, GB]"));
  }

  @Test
  void a_lazy_shape_stands_inside_itself() {
    RegionShape.Within within =
        bind(RegionShape.WITHIN, "{anyOf: [EU, {anyOf: [GB]}]}").orElseThrow();
    assertEquals(List.of("GB"), within.anyOf().get(1).anyOf().get(0).names());
  }

  @Test
  void a_choice_without_the_kind_says_which_there_are() {
    Shape<String> shape =
        Shape.<String>choice("place")
            .scalar(Shape.text())
            .mapping(Shape.map(Shape.text()).map(m -> "m"))
            .build();
    assertEquals(Optional.empty(), bind(shape, "[a]"));
    assertEquals(
        "expected text or a mapping (place), found a list", problems.sorted().get(0).message());
  }

  @Test
  void a_refusal_of_a_function_is_reported_at_the_node() {
    Shape<String> shape =
        Shape.text()
            .map(
                text -> {
                  throw new IllegalArgumentException("`" + text + "` is not wanted");
                });
    assertEquals(Optional.empty(), bind(shape, "a"));
    assertEquals("YAML-VALUE: `a` is not wanted", shown(problems));
  }

  @Test
  void a_parser_that_gives_no_reason_gets_one() {
    Shape<LocalDate> shape = Shape.scalar("day", LocalDate::parse).example("2026-11-22");
    assertEquals(Optional.empty(), bind(shape, "soon"));
    assertEquals("YAML-VALUE: `soon` is not a day, as in `2026-11-22`", shown(problems));
  }

  @Test
  void fields_tell_where_and_whether_a_key_was_written() {
    ObjectBuilder object = Shape.object("Test", "");
    Key<String> a = object.required("a", Shape.text(), "");
    Key<String> b = object.optional("b", Shape.text(), "default", "");
    Shape<String> shape =
        object.build(
            f ->
                f.get(b)
                    + f.has(a)
                    + f.has(b)
                    + f.positionOf(a).map(Object::toString).orElse("")
                    + f.positionOf(b).isPresent()
                    + f.node().kind()
                    + f.position());
    assertEquals(
        Optional.of("defaulttruefalset.yaml:1:4falsea mappingt.yaml:1:1"), bind(shape, "a: x"));
  }

  @Test
  void a_refused_key_that_is_not_there_is_reported_at_the_mapping() {
    ObjectBuilder object = Shape.object("Test", "");
    Key<String> a = object.optional("a", Shape.text(), "x", "");
    Shape<String> shape =
        object.build(
            f -> {
              throw f.refuse(a, "needed here");
            });
    bind(shape, "{}");
    assertEquals("YAML-VALUE: `a`: needed here", shown(problems));
  }

  @Test
  void the_key_of_another_mapping_is_a_mistake_of_the_program_and_not_of_the_author() {
    Key<String> foreign = Shape.object("Other", "").required("a", Shape.text(), "");
    Shape<String> shape = Shape.object("Test", "").build(f -> f.get(foreign));
    assertThrows(IllegalStateException.class, () -> bind(shape, "{}"));
  }

  @Test
  void a_builder_refuses_a_key_declared_twice_and_use_after_building() {
    ObjectBuilder object = Shape.object("Test", "");
    object.required("a", Shape.text(), "");
    assertThrows(IllegalArgumentException.class, () -> object.required("a", Shape.text(), ""));
    object.build(f -> "");
    assertThrows(IllegalStateException.class, () -> object.required("b", Shape.text(), ""));
  }

  @Test
  void a_misplaced_key_is_told_where_it_belongs() {
    Shape<String> shape =
        Shape.object("Test", "").misplaced("owner", "write it in `metadata`").build(f -> "");

    bind(shape, "owner: a");

    assertEquals(Optional.of("write it in `metadata`"), problems.sorted().get(0).help());
  }

  @Test
  void all_that_is_wrong_is_reported_at_once() {
    // That `country` is missing is said by `contry`.
    assertEquals(
        5,
        RegionShape.load("id: x\ncontry: DE\nlevel: a\nuntil: b\nstatus: c\n")
            .diagnostics()
            .size());
  }

  @Test
  void a_prefix_takes_every_longer_key_in_the_order_of_writing() {
    Map<String, String> labels = bind(labels(), "{labels.z: a, labels.b: c}").orElseThrow();
    assertEquals(List.of("labels.z", "labels.b"), List.copyOf(labels.keySet()));
    assertThrows(UnsupportedOperationException.class, () -> labels.put("labels.x", "y"));
    assertEquals(Optional.of(Map.of()), bind(labels(), "{}"));
    assertEquals(
        "{\"labels.b\":\"c\",\"labels.z\":\"a\"}",
        labels().canonicalJson(node("{labels.z: a, labels.b: c}")));
    assertTrue(labels().jsonSchema("Labels").contains("\"^labels\\\\..+$\""));
  }

  @Test
  void a_prefix_alone_is_no_key_and_a_prefixed_key_needs_a_value() {
    assertEquals(Optional.empty(), bind(labels(), "{labels.: a, labels.b: }"));
    assertEquals(
        List.of("unknown key `labels.`", "`labels.b`: missing value"),
        problems.sorted().stream().map(Diagnostic::message).toList());
  }

  @Test
  void a_literal_takes_its_word_only() {
    assertEquals(Optional.of("domicile/v1"), bind(Shape.literal("domicile/v1"), "domicile/v1"));
    assertEquals(Optional.empty(), bind(Shape.literal("domicile/v1"), "domicile/v2"));
    assertTrue(shown(problems).contains("`domicile/v2` is not `domicile/v1`"), shown(problems));
  }

  private static Shape<Map<String, String>> labels() {
    ObjectBuilder object = Shape.object("Labels", "");
    Key<Map<String, String>> labels = object.prefixed("labels.", Shape.text(), "what it is called");
    return object.build(f -> f.get(labels));
  }

  private <T> Optional<T> bind(Shape<T> shape, String text) {
    return shape.bind(node(text), problems);
  }

  private static Node node(String text) {
    Problems reading = new Problems();
    List<Node> nodes = YamlReader.read(SourceFile.ofText("t.yaml", text), Limits.POLICY, reading);
    assertEquals(List.of(), reading.sorted());
    return nodes.get(0);
  }

  private static String shown(Problems problems) {
    Diagnostic first = problems.sorted().get(0);
    return first.code() + ": " + first.message();
  }
}
