package dev.domicile.certification;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a stage's certification reads like. */
record Sentences(String service, StageCertification found) {

  private static final int MOST_FACTS = 5;
  private static final int MOST_PLACES = 6;

  /** The regions that are not certified, or {@code anywhere}, {@code unknown}. */
  List<String> observed() {
    if (!found.complete()) {
      return List.of(found.extent().bounding() == Bounding.ANYWHERE ? "anywhere" : "unknown");
    }
    return found.failing().stream()
        .flatMap(finding -> finding.place().stream())
        .map(RegionId::toString)
        .distinct()
        .toList();
  }

  /** Why it does not suffice; places with the same reason together. */
  String because(Stage stage, boolean mustBeSaid) {
    Map<String, List<String>> placesByReason = new LinkedHashMap<>();
    for (PlaceFinding finding : found.failing()) {
      List<String> places =
          placesByReason.computeIfAbsent(finding.because(service), reason -> new ArrayList<>());
      finding.place().map(RegionId::toString).ifPresent(places::add);
    }
    List<String> sentences = new ArrayList<>();
    if (!found.complete() && found.verdict() != Verdict.VIOLATED) {
      sentences.add(
          mustBeSaid
              ? "the customer chooses the place of " + stage.id() + ", which no claim can name"
              : "no source names every region of " + stage.id() + ", so claims cannot be checked");
    }
    placesByReason.forEach((reason, places) -> sentences.add(reason + at(places)));
    return String.join("; ", sentences);
  }

  private static String at(List<String> places) {
    if (places.isEmpty()) {
      return "";
    }
    List<String> shown = places.subList(0, Math.min(places.size(), MOST_PLACES));
    int more = places.size() - shown.size();
    return " at " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  /** Schemes that count although nobody of us read the document. */
  List<String> warnings() {
    Map<String, List<String>> places = new LinkedHashMap<>();
    for (PlaceFinding finding : found.restingOnSecondary()) {
      List<String> at =
          places.computeIfAbsent(finding.demand().scheme().value(), id -> new ArrayList<>());
      finding.place().map(RegionId::toString).ifPresent(at::add);
    }
    List<String> warnings = new ArrayList<>();
    places.forEach(
        (scheme, at) ->
            warnings.add(
                "that " + service + " holds " + scheme + at(at) + " rests on a secondary source"));
    return warnings;
  }

  /** The claims that tell most, each with what it lacks here, or that there is none. */
  List<Fact> facts() {
    Map<Attestation, Reading> readings = new LinkedHashMap<>();
    List<Fact> none = new ArrayList<>();
    List<PlaceFinding> all = found.byPlace().values().stream().flatMap(List::stream).toList();
    for (PlaceFinding finding : all) {
      finding.telling().ifPresent(reading -> readings.putIfAbsent(reading.claim(), reading));
    }
    for (PlaceFinding finding : all) {
      finding.readings().forEach(reading -> readings.putIfAbsent(reading.claim(), reading));
      if (finding.readings().isEmpty()) {
        none.add(noClaim(finding));
      }
    }
    List<Fact> facts = new ArrayList<>();
    readings.values().stream()
        .limit(MOST_FACTS)
        .forEach(
            reading ->
                facts.add(
                    Fact.of(
                        reading.claim().scheme(), text(reading), reading.claim().provenance())));
    none.stream().limit(MOST_FACTS - facts.size()).forEach(facts::add);
    return facts;
  }

  private Fact noClaim(PlaceFinding finding) {
    return new Fact(
        finding.demand().scheme().value(),
        "no claim for " + service + finding.place().map(place -> " at " + place).orElse(""),
        Optional.empty());
  }

  private static String text(Reading reading) {
    return text(reading.claim())
        + (reading.lacks().isEmpty() ? "" : " (here: " + reading.lacks() + ")");
  }

  private static String text(Attestation claim) {
    List<String> parts = new ArrayList<>();
    parts.add(claim.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    claim.version().ifPresent(version -> parts.add("version " + version));
    claim.level().ifPresent(parts::add);
    parts.add(
        claim.servicesListed()
            ? String.join(" ", claim.services())
            : "services: " + claim.servicesText().orElse("not named"));
    parts.add(
        claim.regionsListed()
            ? String.join(" ", claim.regions().stream().map(RegionId::toString).toList())
            : "regions: " + claim.regionsText().orElse("not named"));
    claim.periodUntil().map(PartialDate::text).ifPresent(day -> parts.add("period until " + day));
    claim.issued().map(PartialDate::text).ifPresent(day -> parts.add("issued " + day));
    claim
        .until()
        .map(PartialDate::text)
        .ifPresent(day -> parts.add("until " + day + (claim.untilFirm() ? "" : " (estimate)")));
    parts.add(claim.primary() ? "primary" : "secondary");
    return String.join(", ", parts) + statements(claim);
  }

  private static String statements(Attestation claim) {
    return claim.statements().isEmpty() ? "" : "; " + String.join("; ", claim.statements());
  }
}
