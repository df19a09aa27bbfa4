package dev.domicile.core.decision;

import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The order of placements: allowed before conditional, answered wishes before unanswered ones, then
 * the workload's preferences, then the id.
 */
final class Ranking {

  private static final int UNKNOWN_BOUND = 10_000;
  private static final int NO_BOUND = 20_000;

  private Ranking() {}

  static List<Candidate> sorted(List<Candidate> placements, Workload workload) {
    Comparator<Candidate> order =
        Comparator.comparing(Candidate::outcome)
            .thenComparing(candidate -> candidate.hasUnansweredWish())
            // Evidence about law does not make an offering exist: what nobody verified comes last.
            .thenComparing(candidate -> candidate.isUnverified());
    for (Preference preference : workload.preferences()) {
      order = order.thenComparingInt(candidate -> score(preference, candidate, workload));
    }
    // Ids sort as the catalog does, by their text.
    order = order.thenComparingInt(Candidate::index);
    List<Candidate> result = new ArrayList<>(placements);
    result.sort(order);
    return List.copyOf(result);
  }

  private static int score(Preference preference, Candidate candidate, Workload workload) {
    Offering offering = candidate.entry();
    return switch (preference.kind()) {
      case IN_COUNTRY -> inCountry(offering, workload.subjects()) ? 0 : 1;
      case FEWEST_PROCESSING_COUNTRIES -> countries(offering.stage(Stage.INFERENCE).extent());
      case PROVIDER -> place(preference, glob -> bool(glob.matches(offering.id().provider())));
      case REGION ->
          place(
              preference,
              glob ->
                  bool(
                      glob.matches(offering.region().id().toString())
                          || glob.matches(offering.id().region())));
      case MODEL -> place(preference, glob -> bool(glob.matches(offering.model().qualifiedId())));
      case DEVELOPER ->
          place(preference, glob -> bool(glob.matches(offering.model().developer().id())));
      case ROUTING -> place(preference, glob -> bool(glob.matches(offering.routing().id())));
    };
  }

  private static int bool(boolean value) {
    return value ? 1 : 0;
  }

  private static int place(Preference preference, ToIntFunction<Glob> matches) {
    List<Glob> values = preference.values();
    for (int i = 0; i < values.size(); i++) {
      if (matches.applyAsInt(values.get(i)) > 0) {
        return i;
      }
    }
    return values.size();
  }

  private static boolean inCountry(Offering offering, CountrySet subjects) {
    Extent extent = offering.stage(Stage.INFERENCE).extent();
    return extent.isBounded() && subjects.containsAll(extent.bound());
  }

  private static int countries(Extent extent) {
    return switch (extent.bounding()) {
      case NONE -> 0;
      case BOUNDED -> extent.bound().size();
      case UNKNOWN, CUSTOMER_CHOSEN -> UNKNOWN_BOUND;
      case ANYWHERE -> NO_BOUND;
    };
  }
}
