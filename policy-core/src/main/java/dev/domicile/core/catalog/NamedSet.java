package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A named set of countries, such as {@code EEA} or {@code GDPR-ADEQUATE}.
 *
 * @param id capitals, digits and hyphens
 * @param title what the set is
 * @param includes ids of sets whose members are members too
 * @param members the members of its own
 * @param membersKnown false for a list that exists and was not read; an empty list is one that was
 *     published empty
 * @param provenance sources, confidence and position
 */
public record NamedSet(
    String id,
    Optional<String> title,
    List<String> includes,
    List<Member> members,
    boolean membersKnown,
    Provenance provenance) {

  public NamedSet {
    includes = List.copyOf(includes);
    members = List.copyOf(members);
  }

  /**
   * One member.
   *
   * @param country who
   * @param from first day, if it was not always a member
   * @param until first day on which it no longer is
   * @param scope what part of the country is meant; a scoped member counts only with evidence
   * @param evidence kinds of evidence of which one shows that a recipient lies in the scope
   */
  public record Member(
      Country country,
      Optional<PartialDate> from,
      Optional<PartialDate> until,
      Optional<String> scope,
      List<String> evidence) {

    public Member {
      evidence = List.copyOf(evidence);
      if (scope.isPresent() && evidence.isEmpty()) {
        throw new IllegalArgumentException("a member with a `scope` names the `evidence` for it");
      }
    }

    /** Whether it is a member on {@code day}: a permission, so partial dates are read narrowly. */
    public boolean holdsOn(java.time.LocalDate day) {
      return from.map(date -> !day.isBefore(date.permissionFrom())).orElse(true)
          && until.map(date -> day.isBefore(date.permissionUntil())).orElse(true);
    }
  }
}
