package dev.domicile.cli.mutate;

import dev.domicile.core.catalog.Stage;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What kind of case would notice a change.
 *
 * @param text in a phrase
 * @param day on which it has to ask
 * @param stage that has to be the only one which is not satisfied
 */
public record Hint(String text, Optional<LocalDate> day, Optional<Stage> stage) {

  static Hint of(String text) {
    return new Hint(text, Optional.empty(), Optional.empty());
  }

  static Hint on(LocalDate day) {
    return new Hint("a case on " + day, Optional.of(day), Optional.empty());
  }

  static Hint about(String stage) {
    return new Hint(
        "a case that is not satisfied because of `" + stage + "` alone",
        Optional.empty(),
        Stage.ids().contains(stage) ? Optional.of(Stage.parse(stage)) : Optional.empty());
  }
}
