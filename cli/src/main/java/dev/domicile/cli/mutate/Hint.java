package dev.domicile.cli.mutate;

import dev.domicile.cli.policytest.Twist;
import dev.domicile.core.catalog.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What kind of case would notice a change.
 *
 * @param text in a phrase
 * @param day on which it has to ask
 * @param twists in what its workload may have to differ from others
 */
public record Hint(String text, Optional<LocalDate> day, List<Twist> twists) {

  public Hint {
    twists = List.copyOf(twists);
  }

  static Hint of(String text, Twist... twists) {
    return new Hint(text, Optional.empty(), List.of(twists));
  }

  static Hint on(LocalDate day) {
    return new Hint("a case on " + day, Optional.of(day), List.of());
  }

  static Hint about(String stage) {
    String text = "a case that is not satisfied because of `" + stage + "` alone";
    return Stage.ids().contains(stage) ? of(text, new Twist.Alone(Stage.parse(stage))) : of(text);
  }
}
