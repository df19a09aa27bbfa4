package dev.domicile.core.decision;

import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Obligation;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an offering can be used at all on a day: the built-in rule {@code domicile/usable}. Dates
 * decide, not the recorded word.
 */
final class Usability {

  /** Why an offering is no candidate. */
  enum Gone {
    RETIRED("retired"),
    ANNOUNCED("announced"),
    NOT_ACCESSIBLE("not-accessible");

    private final String id;

    Gone(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  private Usability() {}

  /** Why {@code offering} is no candidate on {@code day}; empty if it is one. */
  static Optional<Gone> gone(Offering offering, LocalDate day) {
    EndOfLife end = offering.endOfLife();
    if (end.date().map(date -> !day.isBefore(date.permissionUntil())).orElse(false)) {
      return Optional.of(Gone.RETIRED);
    }
    if (offering.status() == Offering.Status.RETIRED && end.date().isEmpty() && !end.unknown()) {
      return Optional.of(Gone.RETIRED);
    }
    boolean begun =
        offering.availableFrom().map(date -> !day.isBefore(date.permissionFrom())).orElse(false);
    boolean announced =
        offering.region().status() == Region.Status.ANNOUNCED
            || offering.status() == Offering.Status.ANNOUNCED;
    if (offering.availableFrom().isPresent() ? !begun : announced) {
      return Optional.of(Gone.ANNOUNCED);
    }
    if (offering.status() == Offering.Status.NOT_ACCESSIBLE
        || offering.region().access().equals("not-available")) {
      return Optional.of(Gone.NOT_ACCESSIBLE);
    }
    return Optional.empty();
  }

  /** The verdict of {@code domicile/usable}, whether the offering is a candidate or pinned. */
  static Judgement judge(Offering offering, Question question) {
    LocalDate day = question.day();
    Optional<Gone> gone = gone(offering, day);
    if (gone.isPresent()) {
      return judgement(Verdict.VIOLATED, goneBecause(offering, gone.get()), List.of(), offering);
    }
    Optional<Region.Advisory> advisory =
        offering.region().advisory().filter(note -> note.standsOn(day));
    if (advisory.isPresent()) {
      return judgement(
          Verdict.UNKNOWN,
          "region "
              + offering.region().id()
              + " is "
              + advisory.get().state()
              + ": "
              + advisory.get().text(),
          List.of(),
          offering);
    }
    if (offering.endOfLife().unknown()) {
      return judgement(
          Verdict.UNKNOWN,
          "a source says that it ended or ends, without a date",
          List.of(),
          offering);
    }
    if (offering.status() == Offering.Status.UNVERIFIED && !declaredAvailable(offering, question)) {
      return judgement(
          Verdict.NEEDS_EVIDENCE,
          "nobody verified that it is available",
          List.of(
              new Need(
                  List.of("availability"),
                  offering.operator().map(entity -> entity.id()),
                  List.of(),
                  "Is it available to you? Name it in `offerings`.")),
          offering);
    }
    return Judgement.satisfied(
        Optional.empty(), List.of("usable"), () -> List.of(statusFact(offering)));
  }

  private static String goneBecause(Offering offering, Gone gone) {
    return switch (gone) {
      case RETIRED ->
          offering
              .endOfLife()
              .date()
              .map(date -> "it is gone since " + date)
              .orElse("it is retired");
      case ANNOUNCED ->
          "it is only announced" + offering.availableFrom().map(date -> ", for " + date).orElse("");
      case NOT_ACCESSIBLE -> "it is not accessible";
    };
  }

  private static boolean declaredAvailable(Offering offering, Question question) {
    for (Evidence piece : question.evidence()) {
      if (piece.kind().equals("availability")
          && piece.countsOn(question.day())
          && piece.isWith(offering.operator().map(entity -> entity.id()))
          && piece.offerings().stream().anyMatch(glob -> glob.matches(offering.id()))) {
        return true;
      }
    }
    return false;
  }

  private static Judgement judgement(
      Verdict verdict, String because, List<Need> needs, Offering offering) {
    return new Judgement(
        Optional.empty(),
        verdict,
        Offending.NOTHING,
        List.of(because),
        List.of("usable"),
        because,
        needs,
        List.of(),
        () -> List.of(statusFact(offering)));
  }

  private static Fact statusFact(Offering offering) {
    return Fact.of(
        "status",
        offering.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
            + offering.endOfLife().date().map(date -> ", end of life " + date).orElse(""),
        offering.provenance());
  }

  /** What a reader should know although it refuses nothing. */
  static List<String> warnings(Offering offering, LocalDate day) {
    List<String> warnings = new ArrayList<>();
    if (offering.status() == Offering.Status.PREVIEW) {
      warnings.add("preview: terms and places can change");
    }
    if (offering.region().status() == Region.Status.PREVIEW) {
      warnings.add("the region is in preview");
    }
    if (offering.status() == Offering.Status.DEPRECATED) {
      warnings.add("deprecated");
    }
    offering.endOfLife().date().ifPresent(date -> warnings.add("end of life " + date));
    offering
        .endOfLife()
        .notBefore()
        .filter(date -> !day.isBefore(date.first()))
        .ifPresent(
            date -> warnings.add("may end at any time: announced for " + date + " or later"));
    return warnings;
  }

  /** What a customer has to do to get access. */
  static List<Obligation> obligations(Offering offering) {
    List<Obligation> obligations = new ArrayList<>();
    offering
        .obligation()
        .ifPresent(text -> obligations.add(new Obligation("domicile-access", text)));
    String access = offering.region().access();
    if (access.equals("restricted")
        || access.equals("separate-account")
        || access.equals("customer-dedicated")) {
      obligations.add(
          new Obligation(
              "domicile-region-access",
              "Get access to " + offering.region().id() + ": it is " + access + "."));
    }
    return obligations;
  }
}
