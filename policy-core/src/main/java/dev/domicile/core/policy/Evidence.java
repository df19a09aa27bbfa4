package dev.domicile.core.policy;

import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fact that the workload declares: a contract, an approval, a report.
 *
 * @param kind what it is, a word of the vocabulary
 * @param with entities with which it was concluded; {@code any} stands for everybody
 * @param covers countries that it opens; without them it opens no place
 * @param coversAnywhere whether it opens every place
 * @param reference where the document can be found
 * @param from first day on which it counts, if not always
 * @param until first day on which it no longer counts
 * @param offerings for kind {@code availability}: the offerings it speaks of
 * @param stages for kind {@code contract}: the stages whose places it promises
 * @param places for kind {@code contract}: the places promised
 */
public record Evidence(
    String kind,
    List<String> with,
    CountrySet covers,
    boolean coversAnywhere,
    String reference,
    Optional<PartialDate> from,
    PartialDate until,
    List<Glob> offerings,
    Set<Stage> stages,
    CountrySet places) {

  /** What {@code with} says when no party is meant. */
  public static final String ANY = "any";

  public Evidence {
    with = List.copyOf(with);
    offerings = List.copyOf(offerings);
    stages = Set.copyOf(stages);
    if (kind.equals(StagePlace.CONTRACT) && (coversAnywhere || !covers.isEmpty())) {
      throw new IllegalArgumentException(
          "a `contract` does not open places by `covers`; it names `stages` and `places`");
    }
  }

  /** Whether it counts on {@code day}: a permission, so partial dates are read narrowly. */
  public boolean countsOn(LocalDate day) {
    return from.map(date -> !day.isBefore(date.permissionFrom())).orElse(true)
        && day.isBefore(until.permissionUntil());
  }

  /** Whether it was concluded with {@code operator}, an entity id. */
  public boolean isWith(Optional<String> operator) {
    return with.contains(ANY) || operator.map(with::contains).orElse(false);
  }

  /** In words: reference, parties, what it covers and how long it counts. */
  public String text() {
    String places = coversAnywhere ? "anywhere" : String.join(", ", covers.codes());
    return reference
        + ", with "
        + String.join(", ", with)
        + (places.isEmpty() ? "" : ", covers " + places)
        + ", until "
        + until;
  }
}
