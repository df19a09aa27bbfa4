package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.PartialDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who belongs to named sets on one day, asked one country at a time. */
final class SetReader {

  /** Whether a country belongs to some places. */
  enum Belongs {
    YES,
    /** A part of it does; evidence shows which. */
    PARTLY,
    /** One of the lists was not read. */
    PERHAPS,
    NO
  }

  private final Catalog catalog;
  private final LocalDate day;

  SetReader(Catalog catalog, LocalDate day) {
    this.catalog = catalog;
    this.day = day;
  }

  Belongs belongs(String country, Collection<String> names) {
    if (wholeMembers(names).contains(country)) {
      return Belongs.YES;
    }
    if (!kinds(country, names).isEmpty()) {
      return Belongs.PARTLY;
    }
    return isUnread(names) ? Belongs.PERHAPS : Belongs.NO;
  }

  /** Countries of which the whole belongs to one of {@code names}. */
  SortedSet<String> wholeMembers(Collection<String> names) {
    SortedSet<String> members = new TreeSet<>();
    for (String name : names) {
      NamedSet set = catalog.jurisdictions().all().get(name);
      if (set == null) {
        members.add(name);
        continue;
      }
      for (NamedSet.Member member : set.members()) {
        if (holds(member) && member.scope().isEmpty()) {
          members.add(member.country().code());
        }
      }
      members.addAll(wholeMembers(set.includes()));
    }
    return members;
  }

  /** Countries of which the whole or a part belongs. */
  SortedSet<String> members(Collection<String> names) {
    SortedSet<String> members = wholeMembers(names);
    for (String name : names) {
      NamedSet set = catalog.jurisdictions().all().get(name);
      if (set != null) {
        set.members().stream()
            .filter(this::holds)
            .forEach(member -> members.add(member.country().code()));
        members.addAll(members(set.includes()));
      }
    }
    return members;
  }

  /** Kinds of evidence that show that a recipient in {@code country} lies in the scope. */
  SortedSet<String> kinds(String country, Collection<String> names) {
    SortedSet<String> kinds = new TreeSet<>();
    for (String name : names) {
      NamedSet set = catalog.jurisdictions().all().get(name);
      if (set == null) {
        continue;
      }
      for (NamedSet.Member member : set.members()) {
        if (holds(member)
            && member.scope().isPresent()
            && member.country().code().equals(country)) {
          kinds.addAll(member.evidence());
        }
      }
      kinds.addAll(kinds(country, set.includes()));
    }
    return kinds;
  }

  /** Whether one of the lists exists and was not read. */
  boolean isUnread(Collection<String> names) {
    return names.stream()
        .map(name -> Optional.ofNullable(catalog.jurisdictions().all().get(name)))
        .flatMap(Optional::stream)
        .anyMatch(set -> !set.membersKnown() || isUnread(set.includes()));
  }

  /** Whether {@code part}, a country or a set, lies inside {@code whole} for sure. */
  boolean mustLieIn(String part, String whole) {
    if (part.equals(whole)) {
      return true;
    }
    SortedSet<String> countries = members(List.of(part));
    return !isUnread(List.of(part))
        && !countries.isEmpty()
        && countries.stream().allMatch(c -> belongs(c, List.of(whole)) == Belongs.YES);
  }

  /** Whether {@code part} may lie inside {@code whole}, as far as anybody knows. */
  boolean mayLieIn(String part, String whole) {
    SortedSet<String> countries = members(List.of(part));
    return part.equals(whole)
        || isUnread(List.of(part))
        || countries.isEmpty()
        || countries.stream().anyMatch(c -> belongs(c, List.of(whole)) != Belongs.NO);
  }

  /** Membership is a permission: a partial date begins it late and ends it early. */
  private boolean holds(NamedSet.Member member) {
    return begun(member.from(), day) && !ended(member.until(), day);
  }

  /** Whether a permission has begun. */
  static boolean begun(Optional<PartialDate> from, LocalDate day) {
    return from.isEmpty() || !day.isBefore(from.get().last());
  }

  /** Whether a permission has ended. */
  static boolean ended(Optional<PartialDate> until, LocalDate day) {
    return until.isPresent() && !day.isBefore(until.get().first());
  }
}
