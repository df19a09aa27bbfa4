package dev.domicile.certification;

import dev.domicile.certification.CertificationRequirement.MinGrade;
import dev.domicile.certification.Reading.Effect;
import dev.domicile.certification.SchemeDemand.Threshold;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.source.Located;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads claims about a service. What speaks for it counts only where the claim lists the service
 * and the place; what speaks against it counts wherever it names the service.
 *
 * @param service id of the service
 * @param names everything by which claims may call it
 * @param least claims below it count as unknown
 * @param minGrade how well a claim must have been read
 */
record ClaimReader(
    String service,
    Set<String> names,
    Confidence least,
    Optional<MinGrade> minGrade,
    LocalDate day) {

  /**
   * What {@code claim}, of the operator and of no other partition, means for {@code demand}.
   *
   * @param place empty for a place that nobody names
   * @return empty if it speaks of other services or other places
   */
  Optional<Reading> read(
      Attestation claim, SchemeDemand demand, Scheme scheme, Optional<RegionId> place) {
    boolean named = claim.servicesListed() && !Collections.disjoint(claim.services(), names);
    if (claim.servicesListed() && !named) {
      return Optional.empty();
    }
    if (claim.regionsListed() && place.isPresent() && !claim.regions().contains(place.get())) {
      return Optional.empty();
    }
    Quality quality = quality(claim, demand, scheme);
    Reading reading =
        switch (claim.status()) {
          case INFRASTRUCTURE ->
              open(
                  claim,
                  Effect.UMBRELLA,
                  quality,
                  "only the infrastructure below " + service + " is certified to " + scheme.id(),
                  "infrastructure only");
          case OUT_OF_SCOPE -> outOfScope(claim, scheme, place, named);
          case DISPUTED ->
              open(
                  claim,
                  named ? Effect.OPEN : Effect.UMBRELLA,
                  quality,
                  "whether " + service + " is in scope of " + scheme.id() + " is disputed",
                  "disputed");
          case UNDETERMINED ->
              open(
                  claim,
                  named ? Effect.OPEN : Effect.UMBRELLA,
                  quality,
                  "whether " + service + " is in scope of " + scheme.id() + " is not established",
                  "scope undetermined");
          case IN_SCOPE -> inScope(claim, scheme, place, named, quality);
        };
    return Optional.of(reading);
  }

  private Reading outOfScope(
      Attestation claim, Scheme scheme, Optional<RegionId> place, boolean named) {
    Quality doubt = doubt(claim, scheme);
    if (!named) {
      return new Reading(
          claim,
          Effect.UMBRELLA,
          "which services are out of scope of " + scheme.id() + " is only said in words",
          "services in words");
    }
    if (!doubt.equals(Quality.GOOD)) {
      return Reading.of(claim, Effect.OPEN, doubt);
    }
    boolean here = place.isPresent() || !claim.regionsListed();
    return new Reading(
        claim,
        here ? Effect.OUT_OF_SCOPE : Effect.OPEN,
        service + " is out of scope of " + scheme.id(),
        "out of scope");
  }

  private Reading inScope(
      Attestation claim, Scheme scheme, Optional<RegionId> place, boolean named, Quality quality) {
    if (!named) {
      return open(
          claim,
          Effect.UMBRELLA,
          quality,
          "the services in scope of "
              + scheme.id()
              + " are only said in words"
              + claim.servicesText().map(text -> " (" + text + ")").orElse(""),
          "services in words");
    }
    Quality doubt = doubt(claim, scheme);
    if (!doubt.equals(Quality.GOOD)) {
      return open(claim, Effect.OPEN, quality, doubt.because(), doubt.lacks());
    }
    if (place.isEmpty() && claim.regionsListed()) {
      return open(
          claim,
          Effect.OPEN,
          quality,
          scheme.id() + " lists some regions only",
          "some regions only");
    }
    if (quality.isViolated()) {
      return Reading.of(claim, Effect.FALLS_SHORT, quality);
    }
    if (!claim.regionsListed()) {
      return new Reading(
          claim,
          Effect.OPEN,
          "the regions in scope of "
              + scheme.id()
              + " are only said in words"
              + claim.regionsText().map(text -> " (" + text + ")").orElse(""),
          "regions in words");
    }
    return Reading.of(claim, quality.equals(Quality.GOOD) ? Effect.HOLDS : Effect.OPEN, quality);
  }

  /** A claim that leaves something open, unless it falls short whatever the answer is. */
  private static Reading open(
      Attestation claim, Effect effect, Quality quality, String because, String lacks) {
    return quality.isViolated()
        ? new Reading(
            claim,
            Effect.NO_HELP,
            because + "; " + quality.because(),
            lacks + ", " + quality.lacks())
        : new Reading(claim, effect, because, lacks);
  }

  /** Why a claim counts as unknown whatever it says; good if it does not. */
  private Quality doubt(Attestation claim, Scheme scheme) {
    if (claim.provenance().confidence().compareTo(least) < 0) {
      return Quality.unknown(
          "the claim to "
              + scheme.id()
              + " is recorded with confidence "
              + claim.provenance().confidence()
              + ", "
              + least
              + " is demanded",
          "confidence " + claim.provenance().confidence());
    }
    if (minGrade.filter(grade -> grade == MinGrade.PRIMARY).isPresent() && !claim.primary()) {
      return Quality.unknown(
          "only a secondary account shows " + scheme.id() + ", a primary one is demanded",
          "secondary");
    }
    return Quality.GOOD;
  }

  private Quality quality(Attestation claim, SchemeDemand demand, Scheme scheme) {
    Quality level =
        demand
            .level()
            .map(asked -> reached("level", scheme, scheme.levels(), claim.level(), asked))
            .orElse(Quality.GOOD);
    Quality version =
        demand
            .version()
            .map(asked -> reached("version", scheme, scheme.versions(), claim.version(), asked))
            .orElse(Quality.GOOD);
    return level
        .worst(version)
        .worst(type(claim, demand, scheme))
        .worst(Validity.of(claim, scheme, day));
  }

  private static Quality reached(
      String what, Scheme scheme, List<String> order, Optional<String> held, Threshold asked) {
    if (held.isEmpty()) {
      return Quality.unknown(
          "the " + what + " of " + scheme.id() + " is not established", what + " unknown");
    }
    String word = asked.value().value();
    if (held.get().equals(word)) {
      return Quality.GOOD;
    }
    int has = order.indexOf(held.get());
    int needs = order.indexOf(word);
    String text = scheme.id() + " is held in " + what + " " + held.get();
    if (has < 0 || needs < 0) {
      return Quality.unknown(
          text + ", whose order to " + word + " is not known", what + " " + held.get());
    }
    if (has < needs) {
      return Quality.violated(text + ", " + word + " is asked", what + " " + held.get());
    }
    return asked.orMore()
        ? Quality.GOOD
        : Quality.unknown(text + ", exactly " + word + " is asked", what + " " + held.get());
  }

  /** Types have no order: holding one says nothing of another. */
  private static Quality type(Attestation claim, SchemeDemand demand, Scheme scheme) {
    if (demand.types().isEmpty()) {
      return Quality.GOOD;
    }
    if (claim.level().isEmpty()) {
      return Quality.unknown("the type of " + scheme.id() + " is not established", "type unknown");
    }
    String held = claim.level().get();
    List<String> asked = demand.types().stream().map(Located::value).toList();
    return asked.contains(held)
        ? Quality.GOOD
        : Quality.unknown(
            scheme.id() + " is held as " + held + ", asked is " + String.join(" or ", asked),
            "type " + held);
  }
}
