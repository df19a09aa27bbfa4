package dev.domicile.opa;

import static dev.domicile.opa.DataText.entry;

import dev.domicile.core.catalog.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words of a catalog as maps and lists. */
final class VocabularyData {

  private VocabularyData() {}

  static Map<String, Object> of(Vocabulary words) {
    Map<String, Object> sectors = new TreeMap<>();
    words
        .sectors()
        .values()
        .forEach(
            sector -> sectors.put(sector.id(), entry().with("parent", sector.parent()).values()));
    Map<String, Object> categories = new TreeMap<>();
    words
        .categories()
        .values()
        .forEach(
            category ->
                categories.put(
                    category.id(), entry().with("implies", category.implies()).values()));
    Map<String, Object> ladders = new TreeMap<>();
    words.ladders().values().forEach(ladder -> ladders.put(ladder.id(), ladder.values()));
    Map<String, Object> regimes = new TreeMap<>();
    words
        .regimes()
        .values()
        .forEach(
            regime ->
                regimes.put(
                    regime.id(),
                    entry()
                        .with("area", regime.area())
                        .with("general", regime.general())
                        .values()));
    Map<String, Object> kinds = new TreeMap<>();
    words
        .evidenceKinds()
        .values()
        .forEach(kind -> kinds.put(kind.id(), entry().with("withAny", kind.withAny()).values()));
    return entry()
        .with("sectors", sectors)
        .with("categories", categories)
        .with("ladders", ladders)
        .with("regimes", regimes)
        .with("evidenceKinds", kinds)
        .with("capabilities", List.copyOf(words.capabilities().keySet()))
        .with("accelerators", List.copyOf(words.accelerators().keySet()))
        .values();
  }
}
