package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors offer is what the loader takes: all of it, and nothing else. */
class OfferedWordsTest {

  private static final Catalog CATALOG = BundledCatalog.all().load().orElseThrow();
  private static final PolicyLoader LOADER = PolicyLoader.against(CATALOG);
  private static final Walk WALK = new Walk(LOADER.shape().reference());

  /** A place in a rule: the path to its words, and the rule around them. */
  record Place(List<String> path, String rule) {
    static Place of(String rule, String... path) {
      List<String> whole = new ArrayList<>(List.of("rules", Token.ITEM));
      whole.addAll(Arrays.asList(path));
      return new Place(whole, rule);
    }
  }

  static List<Place> places() {
    List<Place> places = new ArrayList<>();
    String inEurope = "residency: {stages: [inference], onlyIn: [EEA]}";
    for (Attribute attribute : Attribute.values()) {
      String id = attribute.id();
      boolean ofWorkload = attribute.side() == Attribute.Side.WORKLOAD;
      Place place =
          ofWorkload
              ? Place.of("when: {" + id + ": {anyOf: [WORDS]}}, " + inEurope, "when", id)
              : Place.of("offering: {" + id + ": {anyOf: [WORDS]}}", "offering", id);
      if (attribute != Attribute.LABEL && words(place).size() > 0) {
        places.add(place);
      }
    }
    places.add(
        Place.of("residency: {stages: [inference], onlyIn: [WORDS]}", "residency", "onlyIn"));
    places.add(
        Place.of("residency: {stages: [WORDS], onlyIn: [EEA]}", "residency", "stages", Token.ITEM));
    places.add(Place.of("certification: {anyOf: [WORDS]}", "certification", "anyOf", Token.ITEM));
    places.add(Place.of("evidence: {allOf: [WORDS]}", "evidence", "allOf", Token.ITEM));
    return places;
  }

  private static Collection<String> words(Place place) {
    return list(place).map(list -> list.words(CATALOG).keySet()).orElse(new TreeSet<>());
  }

  private static Optional<WordList> list(Place place) {
    return WALK.scalarsAt(place.path()).stream()
        .flatMap(reference -> reference.words().stream())
        .flatMap(id -> WordList.find(id).stream())
        .findFirst();
  }

  private static List<Diagnostic> load(Place place, Collection<String> words) {
    String all = words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    String policy =
        """
        apiVersion: domicile/v1
        kind: Policy
        metadata: {id: p, title: P, jurisdiction: DE, effective: {from: 2026-01-01}, enforcement: enforce}
        rules:
          - {id: r, RULE}
        """
            .replace("RULE", place.rule().replace("WORDS", all));
    return LOADER.load(Source.text("p.yaml", policy)).diagnostics();
  }

  @ParameterizedTest
  @MethodSource("places")
  void every_word_that_is_offered_loads(Place place) {
    assertFalse(words(place).isEmpty(), place.toString());
    assertEquals(List.of(), load(place, words(place)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_word_that_is_not_offered_does_not_load(Place place) {
    if (list(place).filter(WordList::isClosed).isPresent()) {
      assertFalse(load(place, List.of("no-such-word")).isEmpty(), place.toString());
    }
  }

  @Test
  void many_places_offer_words() {
    assertTrue(places().size() > 20, places().size() + " places");
  }
}
