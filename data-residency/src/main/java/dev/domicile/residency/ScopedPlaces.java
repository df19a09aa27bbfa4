package dev.domicile.residency;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.policy.EvidenceDemand;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Possible places of which only a part belongs to a set: each is accepted if one of its kinds of
 * evidence is declared with the operator and covers it.
 *
 * @param accepted those whose evidence counts
 * @param open those whose evidence is missing
 * @param lacks what declared evidence lacked
 * @param needs what to declare for those that are open
 */
record ScopedPlaces(CountrySet accepted, CountrySet open, List<String> lacks, List<Need> needs) {

  static ScopedPlaces of(
      CountrySet places, Membership set, Question question, Optional<String> operator) {
    CountrySet scoped = places.and(set.scopedCountries());
    if (scoped.isEmpty()) {
      return new ScopedPlaces(scoped, scoped, List.of(), List.of());
    }
    CountrySet accepted = CountrySet.empty();
    List<String> lacks = new ArrayList<>();
    Map<String, EvidenceDemand> demands = new TreeMap<>();
    Map<String, CountrySet> open = new TreeMap<>();
    for (Country country : scoped.toList()) {
      List<String> kinds = set.scoped().getOrDefault(country, List.of());
      CountrySet one = CountrySet.of(country);
      EvidenceDemand demand = new EvidenceDemand(List.of(), kinds);
      EvidenceDemand.Check check = demand.check(question, operator, Offending.of(one));
      if (check.met()) {
        accepted = accepted.plus(one);
      } else {
        lacks.addAll(check.lacks());
        String key = String.join(" or ", kinds);
        demands.put(key, demand);
        open.merge(key, one, CountrySet::plus);
      }
    }
    List<Need> needs = new ArrayList<>();
    open.forEach(
        (key, countries) -> {
          EvidenceDemand demand = demands.get(key);
          if (demand != null) {
            needs.addAll(demand.needs(question, operator, Offending.of(countries)));
          }
        });
    return new ScopedPlaces(
        accepted, scoped.minus(accepted), lacks.stream().distinct().toList(), needs);
  }

  /** Why those that are open are not accepted. */
  String because(String setWords) {
    String kinds =
        String.join(", ", needs.stream().map(need -> String.join(" or ", need.kinds())).toList());
    String partly = "only a part of " + String.join(", ", open.codes()) + " is in " + setWords;
    return lacks.isEmpty()
        ? partly + ", and " + kinds + " is not declared"
        : partly + ", and " + String.join("; ", lacks);
  }
}
