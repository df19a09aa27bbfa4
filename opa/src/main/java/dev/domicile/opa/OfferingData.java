package dev.domicile.opa;

import static dev.domicile.opa.CatalogData.confidence;
import static dev.domicile.opa.CatalogData.word;
import static dev.domicile.opa.DataText.entry;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Offerings as flat entries: every column is there in each, so that a key made of some columns
 * always has the same length. What many offerings have in common is numbered.
 */
final class OfferingData {

  private final Catalog catalog;
  private final Numbers places = new Numbers();
  private final Numbers lists = new Numbers();
  private final Numbers ends = new Numbers();

  /** Distinct values in the order in which they were first met. */
  private static final class Numbers {
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();

    int of(Object value) {
      Integer known = numbers.putIfAbsent(value, numbers.size());
      return known == null ? numbers.size() - 1 : known;
    }

    List<Object> values() {
      return List.copyOf(numbers.keySet());
    }
  }

  OfferingData(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Object> entries() {
    List<Object> entries = new ArrayList<>();
    for (Offering offering : catalog.offerings()) {
      entries.add(entryOf(offering));
    }
    return entries;
  }

  private Map<String, Object> entryOf(Offering offering) {
    DataText.Entry entry =
        entry()
            .with("id", offering.id().toString())
            .with("base", offering.id().base())
            .with("operator", offering.operator().map(Entity::id).orElse(""))
            .with("provider", offering.id().provider())
            .with("region", offering.region().id().toString())
            .with("code", offering.id().region())
            .with("service", offering.id().service())
            .with("model", offering.id().model())
            .with("developer", offering.model().developer().id())
            .with("routing", offering.routing().id())
            .with("variant", offering.id().variant().orElse(""))
            .with("hosting", offering.hosting().orElse(""))
            .with("status", word(offering.status()))
            .with("confidence", confidence(offering.provenance()))
            .with("parents", lists.of(offering.parents()))
            .with("licensors", lists.of(offering.licensors()))
            .with("end", ends.of(end(offering.endOfLife())))
            .with(
                "availableFrom",
                DataDates.from(offering.availableFrom().map(PartialDate::permissionFrom))
                    .orElse(""))
            .with("obligation", offering.obligation());
    for (Stage stage : Stage.values()) {
      entry.with(stage.id(), number(offering.stage(stage)));
    }
    return entry.values();
  }

  private static Map<String, Object> end(EndOfLife end) {
    return entry()
        .with("date", DataDates.words(end.date()))
        .with("unknown", end.unknown())
        .with("notBefore", DataDates.words(end.notBefore()))
        .values();
  }

  /** The number of what is recorded of a stage; where it is written does not matter. */
  int number(StageFact fact) {
    return places.of(
        CatalogData.extent(fact.extent())
            .with("confidence", confidence(fact.provenance()))
            .with("retention", fact.retention().map(DataDates::duration))
            .values());
  }

  List<Object> places() {
    return places.values();
  }

  List<Object> lists() {
    return lists.values();
  }

  List<Object> ends() {
    return ends.values();
  }

  List<Integer> calledIn(RegionId region) {
    return positions(offering -> offering.region().id().equals(region));
  }

  List<Integer> of(Model model) {
    return positions(offering -> offering.model().id().equals(model.id()));
  }

  private List<Integer> positions(java.util.function.Predicate<Offering> wanted) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < catalog.offerings().size(); i++) {
      if (wanted.test(catalog.offerings().get(i))) {
        positions.add(i);
      }
    }
    return positions;
  }
}
