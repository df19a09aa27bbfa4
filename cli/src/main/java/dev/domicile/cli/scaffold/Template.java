package dev.domicile.cli.scaffold;

import dev.domicile.core.source.Spelling;
import java.util.List;
import java.util.stream.Stream;

/** What a new repository begins with: a policy of a company, its test and a workload. */
public enum Template {
  /** Health data in the EEA, with a C5 report. */
  EU_HEALTH("our-health-data", "ward-notes"),
  /** Payment data in India. */
  IN_PAYMENTS("our-payment-data", "fraud-scoring"),
  /** Classified data of an authority in Saudi Arabia. */
  GULF_PUBLIC("our-classified-data", "citizen-letters"),
  /** Personal data of customers in Latin America. */
  LATAM_RETAIL("our-customer-data", "shop-assistant");

  private final String policy;
  private final String workload;

  Template(String policy, String workload) {
    this.policy = policy;
    this.workload = workload;
  }

  /** As written on the command line: {@code eu-health}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * The template written as {@code id}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Template parse(String id) {
    List<String> ids = Stream.of(values()).map(Template::id).toList();
    return Stream.of(values())
        .filter(template -> template.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no template `"
                        + id
                        + "`"
                        + Spelling.nearest(id, ids)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse("; there are " + String.join(", ", ids))));
  }

  String policy() {
    return policy;
  }

  String workload() {
    return workload;
  }

  @Override
  public String toString() {
    return id();
  }
}
