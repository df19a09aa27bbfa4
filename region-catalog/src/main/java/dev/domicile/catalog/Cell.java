package dev.domicile.catalog;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.source.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cell of a service, ready to be asked whether it speaks of an offering. */
final class Cell {

  private final ServicesShape.RawCell raw;
  private final Set<RegionId> regions;
  private final Set<RegionId> notRegions;

  Cell(ServicesShape.RawCell raw, String provider, RegionIndex index) {
    this.raw = raw;
    this.regions = new HashSet<>(index.ids(provider, raw.when().regions()));
    this.notRegions = new HashSet<>(index.ids(provider, raw.when().notRegions()));
  }

  RawExtent extent() {
    return raw.extent();
  }

  /** Whether every condition that the cell names holds for the row and the region called. */
  boolean matches(OfferingsShape.RawOffering row, Model model, Region called) {
    ServicesShape.RawWhen when = raw.when();
    return (when.routing().isEmpty() || when.routing().contains(row.routing()))
        && (when.regions().isEmpty() || regions.contains(called.id()))
        && !notRegions.contains(called.id())
        && matchesModel(when, model)
        && holds(when.geo(), row.geo())
        && holds(when.zone(), row.zone())
        && (!when.noHosting() || row.hosting().isEmpty())
        && (when.hosting().isEmpty() || matchesAny(when.hosting(), row.hosting()))
        && (when.endpoints().isEmpty() || matchesAny(when.endpoints(), row.endpoints()))
        && (when.sku().isEmpty() || matchesAny(when.sku(), row.sku()))
        && (when.subprocessor().isEmpty()
            || row.subprocessor().stream().anyMatch(when.subprocessor()::contains));
  }

  private static boolean matchesModel(ServicesShape.RawWhen when, Model model) {
    return (when.models().isEmpty() || speaksOf(when.models(), model))
        && (when.notModels().isEmpty() || !speaksOf(when.notModels(), model))
        && (when.developers().isEmpty() || names(when.developers(), model.developer().id()));
  }

  private static boolean speaksOf(List<Located<Glob>> patterns, Model model) {
    for (Located<Glob> pattern : patterns) {
      if (ModelsResolver.matches(pattern.value(), model)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(List<Located<String>> names, String id) {
    for (Located<String> name : names) {
      if (name.value().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(List<String> words, Optional<String> value) {
    return words.isEmpty() || (value.isPresent() && words.contains(value.get()));
  }

  private static boolean matchesAny(List<Glob> patterns, Optional<String> value) {
    return value.isPresent() && matchesAny(patterns, List.of(value.get()));
  }

  private static boolean matchesAny(List<Glob> patterns, List<String> values) {
    for (Glob pattern : patterns) {
      for (String value : values) {
        if (pattern.matches(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
