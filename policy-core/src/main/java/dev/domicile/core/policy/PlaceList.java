package dev.domicile.core.policy;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.source.Located;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Places as a policy names them: countries, named sets, {@code @subjects} and {@code @requester},
 * which stand for the workload's own.
 */
public record PlaceList(List<Located<String>> items) {

  /** Stands for the countries of the data subjects. */
  public static final String SUBJECTS = "@subjects";

  /** Stands for the country of the organisation answerable. */
  public static final String REQUESTER = "@requester";

  public PlaceList {
    items = List.copyOf(items);
  }

  /** The names as written. */
  public List<String> names() {
    return items.stream().map(Located::value).toList();
  }

  /** Whether the workload's subjects matter. */
  public boolean usesSubjects() {
    return names().contains(SUBJECTS);
  }

  /** Whether the requester's country matters. */
  public boolean usesRequester() {
    return names().contains(REQUESTER);
  }

  /**
   * Who belongs to these places on the day of the question.
   *
   * @param subject the country that {@code @subjects} stands for; each is judged alone
   */
  public Membership on(Question question, Optional<Country> subject) {
    Membership result = Membership.NOBODY;
    for (String name : names()) {
      Membership part =
          switch (name) {
            case SUBJECTS -> Membership.of(subject.map(CountrySet::of).orElse(CountrySet.empty()));
            case REQUESTER -> Membership.of(CountrySet.of(question.requester()));
            default -> question.catalog().jurisdictions().on(name, question.day());
          };
      result = result.plus(part);
    }
    return result;
  }

  /** Kinds of evidence that scoped members of the named sets ask for, on any day. */
  public SortedSet<String> scopedKinds(dev.domicile.core.catalog.Catalog catalog) {
    TreeSet<String> kinds = new TreeSet<>();
    for (String name : names()) {
      collect(catalog, name, kinds);
    }
    return kinds;
  }

  private static void collect(
      dev.domicile.core.catalog.Catalog catalog, String name, SortedSet<String> kinds) {
    catalog
        .jurisdictions()
        .find(name)
        .ifPresent(
            set -> {
              set.members().forEach(member -> kinds.addAll(member.evidence()));
              set.includes().forEach(included -> collect(catalog, included, kinds));
            });
  }

  /** Reports names that are neither countries nor sets. */
  public void check(ReferenceChecks checks) {
    for (Located<String> item : items) {
      if (!item.value().equals(SUBJECTS) && !item.value().equals(REQUESTER)) {
        checks.countryOrSet(item.value(), item.position());
      }
    }
  }
}
