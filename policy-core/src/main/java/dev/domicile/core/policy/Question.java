package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Stage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a requirement may read of a workload on a day. Implementations are immutable. */
public interface Question {

  /** The catalog against which the question is asked. */
  Catalog catalog();

  /**
   * The workload as a document of kind {@code Workload} in JSON: keys sorted, one or many always a
   * list, stages always a mapping. The same for workloads that say the same.
   */
  String document();

  /** The day as of which is decided. */
  LocalDate day();

  /** Countries of the data subjects; may be empty. */
  CountrySet subjects();

  /** Country of the organisation answerable. */
  Country requester();

  /** The stages that the workload has, imposed ones included. */
  Set<Stage> stages();

  /** What the workload says about a stage of its own. */
  StageUse use(Stage stage);

  /** Everything declared, counting on the day or not. */
  List<Evidence> evidence();

  /** The confidence that every requirement demands at least. */
  Confidence minConfidence();

  /** The declared evidence of these kinds, in the order of the workload. */
  default List<Evidence> evidenceOf(Collection<String> kinds) {
    return evidence().stream().filter(piece -> kinds.contains(piece.kind())).toList();
  }

  /**
   * What a workload says about one stage.
   *
   * @param feature the provider's feature that it uses
   * @param at countries of the customer's own place
   * @param atText the place as written, for printing
   * @param copies countries of further copies
   * @param custody the option of key custody that it uses
   */
  record StageUse(
      Optional<String> feature,
      CountrySet at,
      Optional<String> atText,
      CountrySet copies,
      Optional<String> custody) {

    /** Says nothing. */
    public static final StageUse PLAIN =
        new StageUse(
            Optional.empty(),
            CountrySet.empty(),
            Optional.empty(),
            CountrySet.empty(),
            Optional.empty());

    /** Every place declared. */
    public CountrySet declared() {
      return at.plus(copies);
    }
  }
}
