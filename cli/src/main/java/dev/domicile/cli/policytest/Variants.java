package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.Workload.StageSpec;
import dev.domicile.core.policy.Evidence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Workloads that differ from one of a test in a single thing. */
final class Variants {

  /** Outside of what most rules allow. */
  private static final List<String> ELSEWHERE = List.of("US", "DE");

  /** No policy speaks of it. */
  private static final Country FAR = Country.of("NZ");

  private static final String CONTRACT = "contract";

  private Variants() {}

  /**
   * A workload, perhaps with something otherwise than the test has it.
   *
   * @param with as the workload has to say it
   */
  record Variant(Workload workload, Optional<String> with) {

    Variant(Workload workload, String with) {
      this(workload, Optional.of(with));
    }
  }

  /**
   * Those that the twists speak of.
   *
   * @param operators with whom a contract may be concluded
   */
  static Stream<Variant> of(Workload workload, List<Twist> twists, List<String> operators) {
    return twists.stream().flatMap(twist -> of(workload, twist, operators));
  }

  private static Stream<Variant> of(Workload workload, Twist twist, List<String> operators) {
    if (twist instanceof Twist.Contracted) {
      return Stream.of(contracted(workload, operators));
    }
    if (twist instanceof Twist.Alone alone) {
      return alone(workload, alone);
    }
    if (twist instanceof Twist.Evidenced evidenced) {
      return evidenced(workload, evidenced.kind());
    }
    return Stream.concat(valued(workload, (Twist.Valued) twist), strangers(workload));
  }

  private static Stream<Variant> alone(Workload workload, Twist.Alone alone) {
    return ELSEWHERE.stream()
        .map(
            place ->
                new Variant(
                    workload.toBuilder()
                        .stages(
                            Map.of(
                                alone.stage(),
                                new StageSpec(
                                    Optional.empty(), List.of(place), List.of(), Optional.empty())))
                        .build(),
                    "stages: {" + alone.stage() + ": {at: " + place + "}}"));
  }

  private static Variant contracted(Workload workload, List<String> operators) {
    Evidence contract =
        new Evidence(
            CONTRACT,
            operators,
            CountrySet.empty(),
            false,
            CONTRACT,
            Optional.empty(),
            PartialDate.parse("2100"),
            List.of(),
            Set.copyOf(EnumSet.allOf(Stage.class)),
            CountrySet.of(workload.requester()));
    return new Variant(
        workload.toBuilder().evidence(contract).build(),
        "a contract with the operator, every stage in " + workload.requester());
  }

  private static Stream<Variant> valued(Workload workload, Twist.Valued twist) {
    Workload.Builder builder = workload.toBuilder();
    List<String> value = List.of(twist.value());
    boolean isCountry = Country.isCode(twist.value());
    switch (twist.attribute()) {
      case "sector" -> builder.sectors(value);
      case "data.categories" -> {
        List<String> also = List.of("personal", twist.value());
        return Stream.of(
            new Variant(builder.categories(value).build(), "data.categories: " + twist.value()),
            new Variant(
                workload.toBuilder().categories(also).build(),
                "data.categories: [personal, " + twist.value() + "]"));
      }
      case "data.classification" -> builder.classification(value);
      case "requester.regimes" -> builder.regimes(value);
      case "requester.country" -> {
        if (!isCountry) {
          return Stream.empty();
        }
        builder.requester(Country.of(twist.value()));
      }
      case "data.subjects" -> {
        if (!isCountry) {
          return Stream.empty();
        }
        builder.subjects(Country.of(twist.value()));
      }
      default -> {
        return Stream.empty();
      }
    }
    return Stream.of(new Variant(builder.build(), twist.attribute() + ": " + twist.value()));
  }

  /** Those that fewer rules should concern. */
  static Stream<Variant> strangers(Workload workload) {
    return Stream.of(
        new Variant(workload.toBuilder().regimes(List.of()).build(), "requester.regimes: []"),
        new Variant(workload.toBuilder().categories(List.of()).build(), "data.categories: []"),
        new Variant(workload.toBuilder().sectors(List.of("other")).build(), "sector: other"),
        new Variant(workload.toBuilder().requester(FAR).build(), "requester.country: " + FAR),
        new Variant(workload.toBuilder().subjects(FAR).build(), "data.subjects: " + FAR),
        new Variant(
            workload.toBuilder().requester(FAR).subjects(FAR).build(),
            "requester.country and data.subjects: " + FAR),
        new Variant(
            workload.toBuilder().categories(List.of("personal")).build(),
            "data.categories: personal"));
  }

  private static Stream<Variant> evidenced(Workload workload, String kind) {
    List<Variant> variants = new ArrayList<>();
    List<Evidence> pieces = workload.evidence();
    List<Evidence> others = pieces.stream().filter(e -> !e.kind().equals(kind)).toList();
    if (others.size() < pieces.size()) {
      variants.add(
          new Variant(workload.toBuilder().evidence(others).build(), "evidence without " + kind));
    }
    for (int i = 0; i < pieces.size(); i++) {
      Evidence piece = pieces.get(i);
      // A contract is about stages and places: it is no other evidence under another name.
      boolean alike = !piece.kind().equals(CONTRACT) && !kind.equals(CONTRACT);
      if (alike && !piece.kind().equals(kind)) {
        List<Evidence> changed = new ArrayList<>(pieces);
        changed.set(i, ofKind(piece, kind));
        variants.add(
            new Variant(
                workload.toBuilder().evidence(changed).build(),
                "evidence of kind " + kind + " instead of " + piece.kind()));
      }
    }
    return variants.stream();
  }

  private static Evidence ofKind(Evidence piece, String kind) {
    return new Evidence(
        kind,
        piece.with(),
        piece.covers(),
        piece.coversAnywhere(),
        piece.reference(),
        piece.from(),
        piece.until(),
        piece.offerings(),
        piece.stages(),
        piece.places());
  }
}
