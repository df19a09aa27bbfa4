package dev.domicile.catalog;

import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Problems;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of all files, list by list, after duplicates and overrides were settled. */
final class Tables {

  /** As read, before anything is settled. */
  private final Map<EntryList<?>, List<Item<?>>> found;

  private final Map<EntryList<?>, List<?>> items;
  private final Map<EntryList<?>, SortedMap<String, ?>> byId;
  private final Map<EntryList<?>, List<Diagnostic>> told;

  private Tables(
      Map<EntryList<?>, List<Item<?>>> found,
      Map<EntryList<?>, List<?>> items,
      Map<EntryList<?>, SortedMap<String, ?>> byId,
      Map<EntryList<?>, List<Diagnostic>> told) {
    this.found = found;
    this.items = items;
    this.byId = byId;
    this.told = told;
  }

  static Tables of(List<CatalogFile> files) {
    Tables tables =
        new Tables(
            new IdentityHashMap<>(),
            new IdentityHashMap<>(),
            new IdentityHashMap<>(),
            new IdentityHashMap<>());
    Map<EntryList<?>, List<Item<?>>> all = byList(files);
    for (CatalogKind kind : CatalogKind.values()) {
      for (EntryList<?> list : kind.lists()) {
        tables.settle(list, all.getOrDefault(list, List.of()));
      }
    }
    return tables;
  }

  /** These and more files. A list of which the files hold nothing is not settled anew. */
  Tables with(List<CatalogFile> files) {
    Tables tables =
        new Tables(
            new IdentityHashMap<>(found),
            new IdentityHashMap<>(items),
            new IdentityHashMap<>(byId),
            new IdentityHashMap<>(told));
    byList(files)
        .forEach(
            (list, more) -> {
              List<Item<?>> all = new ArrayList<>(found.getOrDefault(list, List.of()));
              all.addAll(more);
              tables.settle(list, all);
            });
    return tables;
  }

  private static Map<EntryList<?>, List<Item<?>>> byList(List<CatalogFile> files) {
    Map<EntryList<?>, List<Item<?>>> all = new IdentityHashMap<>();
    for (CatalogFile file : files) {
      for (Item<?> item : file.items()) {
        all.computeIfAbsent(item.list(), list -> new ArrayList<>()).add(item);
      }
    }
    return all;
  }

  private <T extends Written> void settle(EntryList<T> list, List<Item<?>> all) {
    Problems problems = new Problems();
    List<Item<T>> distinct = Settlement.distinct(cast(all), problems);
    found.put(list, all);
    if (list == OfferingsShape.OFFERINGS) {
      // An entry claims an id for each region: the offerings are settled once regions are known.
      keep(list, distinct);
    } else {
      TreeMap<String, List<Item<T>>> settled =
          Settlement.settle(distinct, list.isUnique(), problems);
      List<Item<T>> kept = new ArrayList<>(distinct.size());
      TreeMap<String, T> first = new TreeMap<>();
      settled.forEach(
          (id, standing) -> {
            kept.addAll(standing);
            first.put(id, standing.get(0).value());
          });
      keep(list, kept);
      byId.put(list, first);
    }
    told.put(list, problems.sorted());
  }

  /** Reports what settling found. */
  void tell(Problems problems) {
    for (CatalogKind kind : CatalogKind.values()) {
      for (EntryList<?> list : kind.lists()) {
        problems.addAll(told.getOrDefault(list, List.of()));
      }
    }
  }

  /** Records which items of a list stand. */
  <T extends Written> void keep(EntryList<T> list, List<Item<T>> standing) {
    items.put(list, List.copyOf(standing));
  }

  /** The items of a list that stand. */
  <T extends Written> List<Item<T>> items(EntryList<T> list) {
    return cast(items.getOrDefault(list, List.of()));
  }

  /** Every item that stands. */
  List<Item<?>> all() {
    List<Item<?>> all = new ArrayList<>();
    items.values().forEach(list -> list.forEach(item -> all.add((Item<?>) item)));
    return all;
  }

  /** What stands in a list. */
  <T extends Written> List<T> values(EntryList<T> list) {
    List<T> values = new ArrayList<>();
    for (Item<T> item : items(list)) {
      values.add(item.value());
    }
    return values;
  }

  /** What stands in a list, by id. Not for offerings. */
  @SuppressWarnings("unchecked") // a map is only put under its own list
  <T extends Written> SortedMap<String, T> byId(EntryList<T> list) {
    SortedMap<String, ?> map = byId.get(list);
    if (map == null) {
      throw new IllegalArgumentException("`" + list + "` has no ids");
    }
    return (SortedMap<String, T>) map;
  }

  @SuppressWarnings("unchecked") // an item is only put under its own list
  private static <T extends Written> List<Item<T>> cast(List<?> items) {
    return (List<Item<T>>) items;
  }
}
