package dev.domicile.acceptance.opa;

import dev.domicile.acceptance.opa.Answer.Difference;
import dev.domicile.acceptance.properties.Minimiser;
import dev.domicile.acceptance.properties.Worlds.Asking;
import dev.domicile.acceptance.properties.Worlds.Case;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.decision.Workload;
import dev.domicile.opa.OpaData;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A generated world asked of both, workload by workload. */
final class GeneratedCase {

  private final Case asked;
  private final PolicyDecisionPoint point;
  private final String catalog;
  private final String policies;

  GeneratedCase(Case asked) {
    this.asked = asked;
    this.point = asked.world().point();
    this.catalog = OpaData.catalog(asked.world().catalog());
    this.policies = OpaData.policies(asked.world().policies());
  }

  /** Something that both were asked and answered differently. */
  record Disagreement(Case asked, Question question, List<Difference> differences) {}

  private Question question(Asking asking) {
    Workload workload = asked.world().workload(asking.text());
    int number = Integer.parseInt(workload.name().substring(1));
    return new Question(
        UntypedYaml.document(asking.text()),
        workload,
        asking.day(),
        number % 4 == 0 ? Uncovered.REFUSE : Uncovered.WARN,
        number % 4 == 1 ? Confidence.MEDIUM : Confidence.LOW);
  }

  /** Asks every workload of both; {@code told} hears what the engine decided. */
  List<Disagreement> disagreements(Semantics rego, BiConsumer<Question, Decision> told) {
    rego.load(catalog, policies);
    return asked.askings().stream()
        .map(asking -> disagreement(asking, rego, told))
        .filter(one -> !one.differences().isEmpty())
        .toList();
  }

  private Disagreement disagreement(
      Asking asking, Semantics rego, BiConsumer<Question, Decision> told) {
    Question question = question(asking);
    Decision decision = question.decidedBy(point);
    told.accept(question, decision);
    Answer answer = rego.decide(question);
    return new Disagreement(
        new Case(asked.world(), List.of(asking)),
        question,
        Answer.of(decision).differences(answer));
  }

  /** Runs {@code counted} for each workload of which the engine finds more without its evidence. */
  void evidenceThatCounts(Runnable counted) {
    for (Asking asking : asked.askings()) {
      String without = asking.text().replaceAll("(?m)^  evidence: .*\\n", "");
      if (!without.equals(asking.text())) {
        Answer with = Answer.of(question(asking).decidedBy(point));
        Question silent = question(new Asking(without, asking.day()));
        if (!with.differences(Answer.of(silent.decidedBy(point))).isEmpty()) {
          counted.run();
        }
      }
    }
  }

  /** The same disagreement made small: as long as one about {@code subject} is left. */
  static Case small(Disagreement found, Semantics rego, Predicate<Difference> subject) {
    return Minimiser.minimise(
        found.asked(),
        one ->
            new GeneratedCase(one)
                .disagreements(rego, (question, decision) -> {}).stream()
                    .flatMap(still -> still.differences().stream())
                    .anyMatch(subject));
  }

  /** Both answers side by side, as processes without a server give them, and the case as YAML. */
  static String report(Case small, Semantics rego) {
    GeneratedCase again = new GeneratedCase(small);
    rego.load(again.catalog, again.policies);
    StringBuilder text = new StringBuilder();
    for (Asking asking : small.askings()) {
      Question question = again.question(asking);
      Answer java = Answer.of(question.decidedBy(again.point));
      Answer evaluated = rego.evaluate(question);
      boolean confirmed = rego.decide(question).differences(evaluated).isEmpty();
      text.append(confirmed ? "" : "(the server and `opa eval` do not agree)\n");
      java.differences(evaluated).forEach(one -> text.append(one).append('\n'));
      text.append("# settings: uncovered ").append(question.uncovered());
      text.append(", minConfidence ").append(question.minConfidence()).append('\n');
      text.append("# Java\n").append(java).append("# Rego\n").append(evaluated);
    }
    return text.append("# case").append(small).toString();
  }
}
