package dev.domicile.opa;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.policy.BodyKeys;
import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.ExternalAnswer.Transcript;
import dev.domicile.core.policy.ExternalRequirement;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code rego} requirement ready to be asked. */
record AskedRego(RegoRequirement requirement, RegoSource source) implements ExternalRequirement {

  @Override
  public ExternalAnswer ask(List<Offering> offerings, Question question) {
    if (source.port().isEmpty()) {
      return failed(source.failure(), Transcript.NONE);
    }
    String request = Nonce.next();
    String input =
        RegoInput.write(
            request, offerings, question, BodyKeys.demanded(requirement.minConfidence(), question));
    long start = System.nanoTime();
    RegoAnswer answer = source.port().get().ask(new RegoQuestion(request, input));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (answer instanceof RegoAnswer.Value value) {
      Transcript transcript =
          new Transcript(Optional.of(input), Optional.of(value.result()), Optional.of(took));
      return read(value, request, offerings, transcript);
    }
    return failed(
        (RegoAnswer.Failure) answer,
        new Transcript(Optional.of(input), Optional.empty(), Optional.of(took)));
  }

  private ExternalAnswer failed(RegoAnswer.Failure failure, Transcript transcript) {
    return ExternalAnswer.failed(
        source.asked(), failure.reason().code(), failure.because(), transcript);
  }

  private ExternalAnswer read(
      RegoAnswer.Value value, String request, List<Offering> offerings, Transcript transcript) {
    Map<String, Offering> byId = new LinkedHashMap<>();
    offerings.forEach(offering -> byId.put(offering.id().toString(), offering));
    ViolationReader.Reading reading = ViolationReader.read(value.result(), request, byId.keySet());
    if (reading.wrong().isPresent()) {
      return failed(
          new RegoAnswer.Failure(RegoAnswer.Reason.MALFORMED, reading.wrong().get()), transcript);
    }
    Map<OfferingId, List<Judgement>> judgements = new LinkedHashMap<>();
    Judgement satisfied =
        Judgement.satisfied(Optional.empty(), List.of("no violation"), () -> List.of(asked()));
    offerings.forEach(offering -> judgements.put(offering.id(), List.of(satisfied)));
    Map<String, List<Judgement>> violated = new LinkedHashMap<>();
    for (ViolationReader.Violation violation : sorted(reading.violations())) {
      violated
          .computeIfAbsent(violation.offering(), id -> new ArrayList<>())
          .add(judgement(violation));
    }
    violated.forEach(
        (id, found) ->
            Optional.ofNullable(byId.get(id))
                .ifPresent(offering -> judgements.put(offering.id(), found)));
    return ExternalAnswer.given(source.asked(), judgements, transcript);
  }

  /** A set has no order of its own, and the same answer gives the same findings. */
  private static List<ViolationReader.Violation> sorted(
      List<ViolationReader.Violation> violations) {
    return violations.stream()
        .sorted(
            Comparator.comparing(ViolationReader.Violation::verdict)
                .reversed()
                .thenComparing(ViolationReader.Violation::rule)
                .thenComparing(ViolationReader.Violation::message))
        .distinct()
        .toList();
  }

  private Judgement judgement(ViolationReader.Violation violation) {
    return new Judgement(
        Optional.empty(),
        violation.verdict(),
        Offending.NOTHING,
        List.of(violation.rule()),
        List.of("no violation"),
        violation.message(),
        violation.verdict() == Verdict.NEEDS_EVIDENCE
            ? List.of(new Need(List.of(), Optional.empty(), List.of(), violation.message()))
            : List.of(),
        List.of(),
        () -> List.of(asked(), new Fact("rule in Rego", violation.rule(), Optional.empty())));
  }

  private Fact asked() {
    return new Fact("asked", source.asked(), Optional.empty());
  }
}
