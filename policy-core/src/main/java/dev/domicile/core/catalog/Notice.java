package dev.domicile.core.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A government's or developer's word about models: a ban, a designation, an export order, an
 * exclusivity. A condition reads those in force or of unknown status.
 *
 * @param subject whom it speaks of: any listed developer, family, model or service
 * @param status what is known of it at {@code statusAsOf}
 * @param reach whether it binds the requester, the offering or a region
 */
public record Notice(
    String id,
    String title,
    Optional<String> type,
    Optional<String> jurisdiction,
    Subject subject,
    Status status,
    Optional<PartialDate> from,
    Optional<PartialDate> until,
    Optional<String> statusAsOf,
    Optional<String> binds,
    List<String> regimes,
    Optional<String> forbids,
    String reach,
    Provenance provenance) {

  /** Whether a notice binds today, as far as sources tell. */
  public enum Status {
    IN_FORCE,
    SUSPENDED,
    ENDED,
    UNKNOWN
  }

  /** Whom a notice speaks of. A list that is given must match; those that are empty do not ask. */
  public record Subject(
      List<String> developers,
      List<String> families,
      List<String> models,
      List<String> services,
      List<String> regions,
      List<String> countries) {

    public Subject {
      developers = List.copyOf(developers);
      families = List.copyOf(families);
      models = List.copyOf(models);
      services = List.copyOf(services);
      regions = List.copyOf(regions);
      countries = List.copyOf(countries);
    }

    /** Whether it speaks of this model, wherever it is served. */
    boolean namesModel(Model model) {
      return developers.contains(model.developer().id())
          || model.family().map(families::contains).orElse(false)
          || models.contains(model.id());
    }

    /** Whether it names any model, by whatever word. */
    boolean namesModels() {
      return !developers.isEmpty() || !families.isEmpty() || !models.isEmpty();
    }
  }

  public Notice {
    regimes = List.copyOf(regimes);
  }

  /** Whether it counts on {@code day}: in force, or nobody knows whether it is. */
  public boolean countsOn(LocalDate day) {
    return status != Status.ENDED
        && status != Status.SUSPENDED
        && from.map(date -> !day.isBefore(date.dutyFrom())).orElse(true)
        && until.map(date -> day.isBefore(date.dutyUntil())).orElse(true);
  }

  /** Whether it speaks of this offering. A notice about services hits them only. */
  public boolean concerns(Model model, String service) {
    return speaksOf(model, service) == Truth.TRUE;
  }

  /**
   * Whether it speaks of this offering; unknown if it names families of models and that of the
   * model is not recorded.
   */
  public Truth speaksOf(Model model, String service) {
    if (!subject.services().isEmpty() && !subject.services().contains(service)) {
      return Truth.FALSE;
    }
    if (!subject.namesModels()) {
      return Truth.of(!subject.services().isEmpty());
    }
    if (subject.namesModel(model)) {
      return Truth.TRUE;
    }
    return model.family().isEmpty() && !subject.families().isEmpty() ? Truth.UNKNOWN : Truth.FALSE;
  }
}
