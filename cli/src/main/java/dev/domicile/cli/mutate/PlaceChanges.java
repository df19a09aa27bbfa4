package dev.domicile.cli.mutate;

import dev.domicile.cli.mutate.Written.Entry;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.NamedSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Changes of lists of countries and named sets. */
final class PlaceChanges {

  /** Where most offerings are: what should not be let in, and what should not be shut out. */
  private static final List<String> LARGE = List.of("US", "DE", "IN");

  private final Harvest harvest;

  PlaceChanges(Harvest harvest) {
    this.harvest = harvest;
  }

  /** The list under one key of a requirement. */
  void of(String path, Written body, int index) {
    Entry entry = body.entries().get(index);
    Written list = entry.value();
    List<Written> items = list.items();
    boolean only = !entry.name().equals("notIn");
    for (int i = 0; i < items.size(); i++) {
      String place = items.get(i).text();
      // A branch with the same list would let through what this one no longer does.
      if (items.size() > 1 && !harvest.isRepeated()) {
        harvest.add(
            path,
            "drop-" + place,
            "`" + place + "` is no longer in the list",
            "a case with a place that only `" + place + "` speaks of",
            items.get(i).start(),
            harvest.inAllBranches(harvest.edit().remove(list, i)));
      }
      if (only) {
        widen(path, items.get(i), items);
      }
    }
    keyGone(path, body, index);
    // A list that shuts out lets less through with one more: see above.
    if (only || !harvest.isRepeated()) {
      add(path, list, items, only);
    }
  }

  private void add(String path, Written list, List<Written> items, boolean only) {
    LARGE.stream()
        .filter(country -> items.stream().noneMatch(item -> surelyHolds(item.text(), country)))
        .findFirst()
        .ifPresent(
            country -> {
              Edit edit = harvest.edit().add(list, country);
              harvest.add(
                  path,
                  "add-" + country,
                  "`" + country + "` is in the list too",
                  only
                      ? "a case with a place in " + country + " that the rule refuses"
                      : "a case with a place in " + country + " that the rule lets through",
                  list.start(),
                  only ? new Edit[] {edit} : harvest.inAllBranches(edit));
            });
  }

  private void keyGone(String path, Written body, int index) {
    long lists =
        body.entries().stream()
            .filter(entry -> List.of("onlyIn", "notIn", "copyIn").contains(entry.name()))
            .count();
    if (lists > 1) {
      Entry entry = body.entries().get(index);
      harvest.add(
          path,
          "drop",
          "`" + entry.name() + "` is gone",
          "a case that only `" + entry.name() + "` refuses",
          entry.start(),
          harvest.edit().remove(body, index));
    }
  }

  private void widen(String path, Written item, List<Written> all) {
    Jurisdictions sets = harvest.catalog().jurisdictions();
    if (item.text().startsWith("@")) {
      return;
    }
    Optional<CountrySet> members = sets.everMembers(item.text());
    members
        .flatMap(
            inner ->
                sets.all().keySet().stream()
                    .filter(set -> all.stream().noneMatch(other -> other.text().equals(set)))
                    .filter(set -> isWider(sets, set, inner))
                    .min(
                        // What is made of it is nearer than what has all its members by chance.
                        Comparator.<String, Boolean>comparing(
                                set -> !isMadeOf(sets, set, item.text()))
                            .thenComparingInt(set -> size(sets, set))
                            .thenComparing(Comparator.naturalOrder())))
        .ifPresent(
            set ->
                harvest.add(
                    path,
                    "widen-" + item.text() + "-to-" + set,
                    "`" + item.text() + "` is widened to `" + set + "`",
                    "a case with a place in " + set + " and not in " + item.text(),
                    item.start(),
                    harvest.edit().replace(item, set)));
  }

  private static boolean isWider(Jurisdictions sets, String set, CountrySet inner) {
    return sets.everMembers(set)
        .map(members -> members.containsAll(inner) && members.size() > inner.size())
        .orElse(false);
  }

  private static boolean isMadeOf(Jurisdictions sets, String set, String part) {
    return sets.find(set).map(found -> found.includes().contains(part)).orElse(false);
  }

  private static int size(Jurisdictions sets, String set) {
    return sets.everMembers(set).map(CountrySet::size).orElse(Integer.MAX_VALUE);
  }

  /** Whether a name stands for a country without condition of scope; dates are left aside. */
  private boolean surelyHolds(String name, String country) {
    Optional<NamedSet> set = harvest.catalog().jurisdictions().find(name);
    return name.equals(country)
        || set.filter(
                found ->
                    found.members().stream()
                            .filter(member -> member.scope().isEmpty())
                            .anyMatch(member -> member.country().code().equals(country))
                        || found.includes().stream().anyMatch(inner -> surelyHolds(inner, country)))
            .isPresent();
  }
}
