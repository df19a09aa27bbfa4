package dev.domicile.core.decision;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.Judgement;
import java.util.List;
import java.util.Optional;

/** Words that several views share; fills the placeholders that messages and remedies know. */
final class Messages {

  private Messages() {}

  /** That somebody who was asked did not answer. */
  static String noAnswer(Consultation asked, ExternalAnswer.Failure failure) {
    return asked.rule().qualifiedId()
        + ": no answer from "
        + asked.answer().asked()
        + ": "
        + failure.code()
        + ", "
        + failure.because();
  }

  static String fill(String template, Judgement judged, Optional<Offering> offering) {
    return fill(template, judged.stage(), judged.observed(), judged.required(), offering);
  }

  static String fill(
      String template,
      Optional<Stage> stage,
      List<String> observed,
      List<String> required,
      Optional<Offering> offering) {
    String text =
        template
            .replace("{stage}", stage.map(Stage::id).orElse("the workload"))
            .replace("{observed}", observed.isEmpty() ? "unknown" : String.join(", ", observed))
            .replace("{required}", String.join(", ", required));
    if (offering.isEmpty()) {
      return text;
    }
    return text.replace("{provider}", offering.get().id().provider())
        .replace("{region}", offering.get().id().region())
        .replace("{model}", offering.get().id().model())
        .replace("{service}", offering.get().id().service());
  }
}
