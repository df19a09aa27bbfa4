package dev.domicile.core.policy;

import dev.domicile.core.catalog.OfferingId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody outside the engine answered about the offerings of a decision, or that there is no
 * answer. Immutable.
 *
 * @param asked who was asked for what, in words for a reader; no secrets
 * @param failure why there is no answer, if there is none
 * @param byOffering the judgements of each offering asked about, at least one each; empty if there
 *     is no answer
 * @param transcript what was sent and what came back, for explanations
 */
public record ExternalAnswer(
    String asked,
    Optional<Failure> failure,
    Map<OfferingId, List<Judgement>> byOffering,
    Transcript transcript) {

  /**
   * Why there is no answer.
   *
   * @param code stays the same from release to release, as in {@code OPA_UNREACHABLE}
   * @param because in words; no secrets, no line break
   */
  public record Failure(String code, String because) {}

  /**
   * The words of both sides.
   *
   * @param request what was sent; empty if nothing was
   * @param response what came back, if anything did that can be shown
   * @param took how long it took
   */
  public record Transcript(
      Optional<String> request, Optional<String> response, Optional<Duration> took) {

    /** Nothing was sent. */
    public static final Transcript NONE =
        new Transcript(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public ExternalAnswer {
    if (failure.isPresent() && !byOffering.isEmpty()) {
      throw new IllegalArgumentException("an answer that failed has no judgements");
    }
    Map<OfferingId, List<Judgement>> copy = new LinkedHashMap<>();
    byOffering.forEach((offering, judgements) -> copy.put(offering, List.copyOf(judgements)));
    byOffering = java.util.Collections.unmodifiableMap(copy);
  }

  /** There is no answer. */
  public static ExternalAnswer failed(
      String asked, String code, String because, Transcript transcript) {
    return new ExternalAnswer(asked, Optional.of(new Failure(code, because)), Map.of(), transcript);
  }

  /** An answer with judgements for every offering asked about. */
  public static ExternalAnswer given(
      String asked, Map<OfferingId, List<Judgement>> byOffering, Transcript transcript) {
    return new ExternalAnswer(asked, Optional.empty(), byOffering, transcript);
  }

  /** What it comes to for one offering: unknown unless it was answered. */
  public List<Judgement> judgements(OfferingId offering) {
    if (failure.isPresent()) {
      return List.of(
          unknown(failure.get().code() + ": " + failure.get().because(), failure.get().code()));
    }
    List<Judgement> judgements = byOffering.getOrDefault(offering, List.of());
    return judgements.isEmpty()
        ? List.of(unknown("the answer does not speak of this offering", "unknown"))
        : judgements;
  }

  private Judgement unknown(String because, String observed) {
    return new Judgement(
        Optional.empty(),
        Verdict.UNKNOWN,
        Offending.NOTHING,
        List.of(observed),
        List.of("an answer"),
        because,
        List.of(),
        List.of(),
        () -> List.of(new Fact("asked", asked, Optional.empty())));
  }
}
