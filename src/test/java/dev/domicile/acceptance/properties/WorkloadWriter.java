package dev.domicile.acceptance.properties;

import static dev.domicile.acceptance.properties.CatalogWriter.CATEGORIES;
import static dev.domicile.acceptance.properties.CatalogWriter.COUNTRIES;
import static dev.domicile.acceptance.properties.CatalogWriter.KINDS;
import static dev.domicile.acceptance.properties.CatalogWriter.REGIMES;
import static dev.domicile.acceptance.properties.CatalogWriter.SECTORS;
import static dev.domicile.acceptance.properties.PolicyWriter.list;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.OfferingId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes workloads against a generated catalog: every attribute stated or left out. */
final class WorkloadWriter {

  private static final List<String> PREFERENCES =
      List.of(
          "in-country",
          "fewest-processing-countries",
          "{provider: [stackit, \"a*\"]}",
          "{region: [\"*-1\", eu01]}",
          "{routing: [geo, in-region]}",
          "{developer: [mistral]}",
          "{model: [\"anthropic/*\", \"*\"]}");

  private final Choices choices;
  private final Catalog catalog;

  WorkloadWriter(Choices choices, Catalog catalog) {
    this.choices = choices;
    this.catalog = catalog;
  }

  String workload(String name) {
    StringBuilder text = new StringBuilder();
    text.append("apiVersion: domicile/v1\nkind: Workload\nmetadata: {name: ").append(name);
    text.append(
        choices.oneIn(3) ? ", labels: {team: " + choices.pick("clinical", "research") + "}" : "");
    text.append("}\nspec:\n");
    line(text, choices.coin(), "sector: " + list(choices.few(SECTORS)));
    text.append("  data: {subjects: ").append(subjects());
    text.append(", categories: ").append(list(choices.some(CATEGORIES)));
    text.append(choices.coin() ? ", classification: " + classification() : "").append("}\n");
    text.append("  requester: {country: ").append(choices.pick(COUNTRIES));
    text.append(choices.coin() ? ", regimes: " + list(choices.some(REGIMES)) : "").append("}\n");
    stages(text);
    evidence(text);
    line(
        text,
        choices.oneIn(6),
        "models: [\"" + choices.pick("mistral/*", "*", "anthropic/claude-*") + "\"]");
    line(
        text,
        choices.oneIn(6),
        "capabilities: " + list(choices.few(List.of("chat", "tool-use", "embedding"))));
    line(text, choices.oneIn(8), "accelerators: [nvidia-h100]");
    pin(text);
    line(text, choices.oneIn(3), "prefer: " + list(choices.few(PREFERENCES)));
    return text.toString();
  }

  private static void line(StringBuilder text, boolean written, String line) {
    text.append(written ? "  " + line + "\n" : "");
  }

  private String subjects() {
    return choices.oneIn(6) ? "[]" : list(choices.few(List.of("DE", "FR", "NO", "CH", "GB", "US")));
  }

  private String classification() {
    return choices.pick(
        "confidential", "public", "restricted", "[internal, sa-ndmo/secret]", "sa-ndmo/open");
  }

  private void stages(StringBuilder text) {
    if (choices.coin()) {
      return;
    }
    List<String> listed = new ArrayList<>();
    for (String stage : choices.few(PolicyWriter.allStages())) {
      List<String> says = new ArrayList<>();
      if (choices.oneIn(4)) {
        says.add("feature: " + choices.pick(List.copyOf(catalog.features().keySet())));
      }
      if (choices.oneIn(3)) {
        says.add("at: " + choices.pick("DE", "FR", "US", place("DE"), "[DE, CH]"));
      }
      if (choices.oneIn(4)) {
        says.add("copies: " + choices.pick("[FR]", "[US]", "[DE, " + place("CH") + "]"));
      }
      List<String> custody =
          List.copyOf(
              catalog.regions().values().stream()
                  .flatMap(region -> region.keys().stream())
                  .collect(Collectors.toCollection(TreeSet::new)));
      if (stage.equals("key-custody") && !custody.isEmpty() && choices.coin()) {
        says.add("custody: " + choices.pick(custody));
      }
      listed.add(stage + ": {" + String.join(", ", says) + "}");
    }
    line(text, true, "stages: {" + String.join(", ", listed).replace(": {}", ":") + "}");
  }

  /** A region whose country is known, else {@code country}. */
  private String place(String country) {
    List<String> regions =
        catalog.regions().values().stream()
            .filter(region -> region.country().isPresent())
            .map(region -> region.id().toString())
            .toList();
    return regions.isEmpty() ? country : choices.pick(regions);
  }

  private void evidence(StringBuilder text) {
    List<String> pieces = new ArrayList<>();
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      pieces.add(piece("DPA-" + i));
    }
    line(text, !pieces.isEmpty(), "evidence: [" + String.join(", ", pieces) + "]");
  }

  String piece(String reference) {
    String kind = choices.oneIn(5) ? "availability" : choices.pick(KINDS);
    StringBuilder piece = new StringBuilder("{kind: " + kind);
    piece.append(", with: ").append(choices.pick("aws", "microsoft", "any", "[aws, stackit]"));
    if (!kind.equals("contract") && choices.coin()) {
      piece
          .append(", covers: ")
          .append(choices.pick("[US]", "[anywhere]", list(COUNTRIES), "[CH, GB, US]"));
    }
    piece.append(", reference: ").append(reference);
    piece.append(
        choices.oneIn(5) ? ", from: " + choices.pick("2026-06-15", "2025-06", "2026-06") : "");
    piece.append(", until: ").append(choices.pick("2028", "2027-03-01", "2026-11", "2030"));
    if (kind.equals("availability")) {
      piece.append(", offerings: ").append(choices.pick("\"*\"", "\"*@*\"", "\"*/*@*\""));
    }
    if (kind.equals("contract") && choices.coin()) {
      piece
          .append(", stages: ")
          .append(list(choices.few(List.of("storage", "logs", "inference", "support-access"))));
      piece.append(", places: ").append(list(choices.few(COUNTRIES)));
    }
    return piece.append("}").toString();
  }

  private void pin(StringBuilder text) {
    if (!choices.oneIn(5) || catalog.offerings().isEmpty()) {
      return;
    }
    OfferingId id = choices.pick(catalog.offerings()).id();
    List<String> parts = new ArrayList<>(List.of("provider: " + id.provider()));
    if (choices.coin()) {
      parts.add("region: " + id.region());
    }
    if (choices.oneIn(3)) {
      parts.add("model: " + id.model());
    }
    if (choices.oneIn(4)) {
      parts.add("routing: " + id.routing());
    }
    if (id.variant().isPresent() && choices.coin()) {
      parts.add("variant: " + id.variant().get());
    }
    line(text, true, "pin: {" + String.join(", ", parts) + "}");
  }
}
