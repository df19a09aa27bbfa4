package dev.domicile.core.catalog;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableSortedMap;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The named sets of a catalog, and who belongs to them on a day. Includes have been checked. */
public final class Jurisdictions {

  private static final int KEPT_ANSWERS = 8192;

  private final ImmutableSortedMap<String, NamedSet> sets;
  private final Cache<Asked, Membership> kept =
      CacheBuilder.newBuilder().maximumSize(KEPT_ANSWERS).build();

  private record Asked(String name, LocalDate day) {}

  private Jurisdictions(ImmutableSortedMap<String, NamedSet> sets) {
    this.sets = sets;
  }

  /**
   * These sets.
   *
   * @throws IllegalArgumentException if an id stands twice, an include does not exist, or sets
   *     include each other in a circle
   */
  public static Jurisdictions of(Collection<NamedSet> sets) {
    TreeMap<String, NamedSet> byId = new TreeMap<>();
    for (NamedSet set : sets) {
      if (byId.put(set.id(), set) != null) {
        throw new IllegalArgumentException("the set `" + set.id() + "` stands twice");
      }
    }
    Jurisdictions result = new Jurisdictions(ImmutableSortedMap.copyOf(byId));
    for (String id : byId.keySet()) {
      result.checkIncludes(id, new HashSet<>());
    }
    return result;
  }

  private void checkIncludes(String id, Set<String> path) {
    if (!path.add(id)) {
      throw new IllegalArgumentException("the set `" + id + "` includes itself");
    }
    NamedSet set = sets.get(id);
    if (set == null) {
      throw new IllegalArgumentException("there is no set `" + id + "`");
    }
    for (String included : set.includes()) {
      checkIncludes(included, path);
    }
    path.remove(id);
  }

  /** Every set by id, sorted. */
  public Map<String, NamedSet> all() {
    return sets;
  }

  public boolean contains(String id) {
    return sets.containsKey(id);
  }

  public Optional<NamedSet> find(String id) {
    return Optional.ofNullable(sets.get(id));
  }

  /**
   * Who belongs to {@code name} on {@code day}; a country code stands for itself.
   *
   * @throws IllegalArgumentException if it is neither a set nor a country code
   */
  public Membership on(String name, LocalDate day) {
    Asked asked = new Asked(name, day);
    Membership known = kept.getIfPresent(asked);
    if (known == null) {
      known = gather(name, day);
      kept.put(asked, known);
    }
    return known;
  }

  private Membership gather(String name, LocalDate day) {
    NamedSet set = sets.get(name);
    if (set == null) {
      return Membership.of(CountrySet.of(Country.of(name)));
    }
    TreeMap<Country, List<String>> scoped = new TreeMap<>();
    CountrySet in = CountrySet.empty();
    for (NamedSet.Member member : set.members()) {
      if (!member.holdsOn(day)) {
        continue;
      }
      if (member.scope().isPresent()) {
        scoped.merge(member.country(), member.evidence(), Membership::either);
      } else {
        in = in.plus(CountrySet.of(member.country()));
      }
    }
    Membership result = new Membership(in, scoped, !set.membersKnown());
    for (String included : set.includes()) {
      result = result.plus(on(included, day));
    }
    return result;
  }

  /** Who belongs to any of {@code names} on {@code day}. */
  public Membership onAny(Collection<String> names, LocalDate day) {
    Membership result = Membership.NOBODY;
    for (String name : names) {
      result = result.plus(on(name, day));
    }
    return result;
  }

  /**
   * Every country that is a member on any day, scoped or not: a promise to stay inside the set can
   * mean no more than these. Empty if the list was not read.
   */
  public Optional<CountrySet> everMembers(String name) {
    NamedSet set = sets.get(name);
    if (set == null) {
      return Optional.of(CountrySet.of(Country.of(name)));
    }
    if (!set.membersKnown()) {
      return Optional.empty();
    }
    CountrySet result =
        CountrySet.of(set.members().stream().map(NamedSet.Member::country).toList());
    for (String included : set.includes()) {
      Optional<CountrySet> members = everMembers(included);
      if (members.isEmpty()) {
        return Optional.empty();
      }
      result = result.plus(members.get());
    }
    return Optional.of(result);
  }

  /**
   * Whether the whole of {@code part} (a country or a set) lies inside {@code whole} on {@code
   * day}: false if surely some of it lies outside, where it is a country; a set that lies partly
   * inside is unknown.
   */
  public Truth isInside(String part, String whole, LocalDate day) {
    if (part.equals(whole)) {
      return Truth.TRUE;
    }
    Membership outer = on(whole, day);
    Membership inner = on(part, day);
    if (inner.restUnknown() || inner.in().plus(inner.scopedCountries()).isEmpty()) {
      return Truth.UNKNOWN;
    }
    CountrySet members = inner.in().plus(inner.scopedCountries());
    if (outer.in().containsAll(members)) {
      return Truth.TRUE;
    }
    boolean touches =
        outer.restUnknown()
            || outer.in().intersects(members)
            || outer.scopedCountries().intersects(members);
    return touches ? Truth.UNKNOWN : Truth.FALSE;
  }
}
