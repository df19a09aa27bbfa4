package dev.domicile.core.policy;

import dev.domicile.core.catalog.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one requirement says of one offering, for one stage or as a whole.
 *
 * @param stage the stage judged, if the requirement judges stages
 * @param verdict the verdict on the facts, before {@code orEvidence}
 * @param offending the places that it does not accept, which evidence would have to open
 * @param observed what was found, the offending part only
 * @param required what the policy asks, in its own words
 * @param because why, in one sentence without a full stop; empty if satisfied
 * @param needs what could be declared, for a verdict that evidence can close
 * @param warnings what a reader should know although it refuses nothing
 * @param facts what the verdict rests on, built when read
 */
public record Judgement(
    Optional<Stage> stage,
    Verdict verdict,
    Offending offending,
    List<String> observed,
    List<String> required,
    String because,
    List<Need> needs,
    List<String> warnings,
    Supplier<List<Fact>> facts) {

  public Judgement {
    observed = List.copyOf(observed);
    required = List.copyOf(required);
    needs = List.copyOf(needs);
    warnings = List.copyOf(warnings);
  }

  /** Satisfied, with nothing to tell but the facts. */
  public static Judgement satisfied(
      Optional<Stage> stage, List<String> required, Supplier<List<Fact>> facts) {
    return new Judgement(
        stage,
        Verdict.SATISFIED,
        Offending.NOTHING,
        List.of(),
        required,
        "",
        List.of(),
        List.of(),
        facts);
  }

  /** The same facts with another verdict, as evidence leaves it. */
  public Judgement with(Verdict verdict, String because, List<Need> needs) {
    return new Judgement(
        stage, verdict, offending, observed, required, because, needs, warnings, facts);
  }
}
