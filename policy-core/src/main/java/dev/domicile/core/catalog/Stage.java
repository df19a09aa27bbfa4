package dev.domicile.core.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What happens to the data of a workload; each stage may live somewhere else. The family is closed:
 * which stages are imposed and which exist by default is part of the meaning of a decision.
 */
public enum Stage {
  INFERENCE,
  FINE_TUNING,
  SESSION_STATE,
  STORAGE,
  LOGS,
  BACKUP,
  PROVIDER_RETENTION,
  SUPPORT_ACCESS,
  KEY_CUSTODY;

  private static final Set<Stage> IMPOSED =
      Set.of(INFERENCE, PROVIDER_RETENTION, SUPPORT_ACCESS, KEY_CUSTODY);

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As written in YAML: {@code session-state}. */
  public String id() {
    return id;
  }

  /** Whether every workload has it, listed or not: nobody can choose not to be supported. */
  public boolean isImposed() {
    return IMPOSED.contains(this);
  }

  /** The stages of a workload that lists none, and of a rule that says {@code [all]}. */
  public static Set<Stage> byDefault() {
    return EnumSet.complementOf(EnumSet.of(FINE_TUNING));
  }

  /** Every id, in order. */
  public static List<String> ids() {
    return Stream.of(values()).map(Stage::id).toList();
  }

  /**
   * The stage written as {@code id}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Stage parse(String id) {
    return Stream.of(values())
        .filter(stage -> stage.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "`" + id + "` is not a stage; expected one of " + String.join(", ", ids())));
  }

  @Override
  public String toString() {
    return id;
  }
}
