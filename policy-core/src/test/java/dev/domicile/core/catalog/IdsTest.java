package dev.domicile.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids print exactly as they parse. */
class IdsTest {

  @Provide
  Arbitrary<String> segments() {
    return Arbitraries.strings()
        .withChars("abz09-._:/@+%*A ~".replace(" ", "").toCharArray())
        .ofMinLength(1)
        .ofMaxLength(8);
  }

  @Provide
  Arbitrary<Optional<String>> variants() {
    return segments().optional();
  }

  @Property
  void an_offering_id_parses_to_what_was_printed(
      @ForAll("segments") String provider,
      @ForAll("segments") String region,
      @ForAll("segments") String service,
      @ForAll("segments") String model,
      @ForAll Routing routing,
      @ForAll("variants") Optional<String> variant) {
    OfferingId id = new OfferingId(provider, region, service, model, routing, variant);
    assertEquals(id, OfferingId.parse(id.toString()));
    assertEquals(id.toString(), OfferingId.parse(id.toString()).toString());
    assertTrue(id.toString().startsWith(id.base()));
  }

  @Property
  void a_region_id_parses_to_what_was_printed(
      @ForAll("segments") String provider, @ForAll("segments") String code) {
    RegionId id = new RegionId(provider, code);
    assertEquals(id, RegionId.parse(id.toString()));
  }

  @Property
  void any_text_parses_to_an_id_that_prints_it_or_is_refused(@ForAll("segments") String text) {
    for (String whole : new String[] {text, "a/b/c/" + text, "a/b/c/d@" + text, "a/" + text}) {
      try {
        assertEquals(whole, OfferingId.parse(whole).toString());
      } catch (IllegalArgumentException refused) {
        assertTrue(refused.getMessage() != null);
      }
      try {
        assertEquals(whole, RegionId.parse(whole).toString());
      } catch (IllegalArgumentException refused) {
        assertTrue(refused.getMessage() != null);
      }
    }
  }

  @Test
  void the_parts_of_an_id_are_read() {
    OfferingId id =
        OfferingId.parse(
            "azure/swedencentral/azure-foundry/claude-haiku-4-5@global+hosted-on-anthropic");
    assertEquals("azure", id.provider());
    assertEquals("swedencentral", id.region());
    assertEquals("azure-foundry", id.service());
    assertEquals("claude-haiku-4-5", id.model());
    assertEquals(Routing.GLOBAL, id.routing());
    assertEquals(Optional.of("hosted-on-anthropic"), id.variant());
    assertEquals("azure/swedencentral/azure-foundry/claude-haiku-4-5@global", id.base());
  }

  @Test
  void a_slash_inside_a_code_is_escaped() {
    assertEquals("ionos/de%2Ftxl", new RegionId("ionos", "de/txl").toString());
    assertEquals("de/txl", RegionId.parse("ionos/de%2Ftxl").code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "aws",
        "aws/eu",
        "a/b/c/d",
        "a/b/c/d@",
        "a/b/c/d@x",
        "a/b/c/d/e@geo",
        "/b/c/d@geo",
        "a/b/c/@geo",
        "a/b/c/d@geo+",
        "a/b%/c/d@geo",
        "a/b%2f/c/d@geo",
        "a /b/c/d@geo",
        "a@geo/b/c/d",
        "ä/b/c/d@geo"
      })
  void what_is_no_offering_id_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> OfferingId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aws", "aws/", "/eu", "a/b/c", "a/b%", "a/b c"})
  void what_is_no_region_id_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> RegionId.parse(text));
  }
}
