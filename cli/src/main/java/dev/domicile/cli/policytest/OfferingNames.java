package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The offerings of a catalog by what a test can call one: its id, or that without a variant. */
final class OfferingNames {

  private final Catalog catalog;
  private final Map<String, List<OfferingId>> variants = new HashMap<>();

  OfferingNames(Catalog catalog) {
    this.catalog = catalog;
    for (Offering offering : catalog.offerings()) {
      OfferingId id = offering.id();
      if (id.variant().isPresent()) {
        variants.computeIfAbsent(id.base(), base -> new ArrayList<>(1)).add(id);
      }
    }
  }

  /** Those of this name, by id; empty if there is none. */
  List<OfferingId> of(String name) {
    List<OfferingId> named = new ArrayList<>(variants.getOrDefault(name, List.of()));
    exact(name).ifPresent(named::add);
    return named.stream().sorted().toList();
  }

  private Optional<OfferingId> exact(String name) {
    OfferingId id;
    try {
      id = OfferingId.parse(name);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // Another spelling of an id is not its name.
    return id.toString().equals(name) ? catalog.offering(id).map(Offering::id) : Optional.empty();
  }
}
