package dev.domicile.core.policy;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys that requirements of several kinds share, declared once. */
public final class BodyKeys {

  private BodyKeys() {}

  /** {@code minConfidence}: facts below it count as unknown. */
  public static Key<Optional<Confidence>> minConfidence(ObjectBuilder builder) {
    Key<Optional<Confidence>> key =
        builder.optional(
            "minConfidence",
            Shape.enumeration(Confidence.class),
            "facts with less confidence count as unknown");
    builder.absent(key, "that of the command line, else any").example(key, "medium");
    return key;
  }

  /** {@code stages}, required. */
  public static Key<Set<Stage>> stages(ObjectBuilder builder) {
    return builder.required(
        "stages", stageList(), "stages that it speaks of, or `[all]`: all but `fine-tuning`");
  }

  /** {@code stages}, inference if absent. */
  public static Key<Set<Stage>> stagesOrInference(ObjectBuilder builder) {
    Key<Set<Stage>> key =
        builder.optional(
            "stages",
            stageList(),
            EnumSet.of(Stage.INFERENCE),
            "stages that it speaks of, or `[all]`: all but `fine-tuning`");
    builder.absent(key, "`inference`");
    return key;
  }

  private static Shape<Set<Stage>> stageList() {
    return Shape.nonEmptyList(
            Shape.scalar("stage", text -> text.equals("all") ? "all" : Stage.parse(text).id())
                .example("session-state")
                .words(WordList.POLICY_STAGE.id())
                .suggest(
                    () -> {
                      List<String> words = new java.util.ArrayList<>(Stage.ids());
                      words.add("all");
                      return words;
                    }))
        .map(BodyKeys::stagesOf);
  }

  private static Set<Stage> stagesOf(List<String> names) {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    for (String name : names) {
      if (name.equals("all")) {
        stages.addAll(Stage.byDefault());
      } else {
        stages.add(Stage.parse(name));
      }
    }
    return java.util.Collections.unmodifiableSet(stages);
  }

  /** The confidence that counts: the rule's or the decision point's, whichever is higher. */
  public static Confidence demanded(Optional<Confidence> rule, Question question) {
    Confidence own = rule.orElse(Confidence.LOW);
    return own.compareTo(question.minConfidence()) >= 0 ? own : question.minConfidence();
  }
}
