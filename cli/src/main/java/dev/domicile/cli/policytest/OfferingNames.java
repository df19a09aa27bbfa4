package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The offerings of a catalog by what a test can call one: its id, or that without a variant. */
final class OfferingNames {

  private final Map<String, List<OfferingId>> named = new HashMap<>();

  OfferingNames(Catalog catalog) {
    for (Offering offering : catalog.offerings()) {
      OfferingId id = offering.id();
      add(id.toString(), id);
      if (id.variant().isPresent()) {
        add(id.base(), id);
      }
    }
  }

  private void add(String name, OfferingId id) {
    named.computeIfAbsent(name, key -> new ArrayList<>(1)).add(id);
  }

  /** Those of this name, by id; empty if there is none. */
  List<OfferingId> of(String name) {
    return named.getOrDefault(name, List.of()).stream().sorted().toList();
  }
}
