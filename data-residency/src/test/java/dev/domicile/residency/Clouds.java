package dev.domicile.residency;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Developer;
import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.catalog.Vocabulary.EvidenceKind;
import dev.domicile.core.source.SourcePosition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cloud of one region, Frankfurt, whose stages happen where a case says. */
final class Clouds {

  static final Provenance PROVENANCE = provenance(Confidence.HIGH);

  private static final RegionId FRANKFURT = RegionId.parse("aws/eu-central-1");

  private Clouds() {}

  static Provenance provenance(Confidence confidence) {
    return new Provenance(
        List.of(
            new SourceRef("doc", Optional.of("Documentation"), Optional.empty(), Optional.empty())),
        confidence,
        Optional.empty(),
        List.of(),
        List.of(),
        new SourcePosition("catalog.yaml", 1, 1));
  }

  /** An offering of {@code operator} with one stage at {@code extent}, the others unknown. */
  static Offering offering(
      Stage stage, Extent extent, Confidence confidence, Optional<String> operator) {
    Map<Stage, StageFact> stages = new EnumMap<>(Stage.class);
    for (Stage other : Stage.values()) {
      stages.put(other, StageFact.of(Extent.UNKNOWN, PROVENANCE));
    }
    stages.put(stage, StageFact.of(extent, provenance(confidence)));
    return new Offering(
        OfferingId.parse("aws/eu-central-1/bedrock/claude-sonnet-4-6@geo"),
        new Provider("aws", "Amazon Web Services", operator, PROVENANCE),
        region(),
        service(List.of()),
        new Model(
            "claude-sonnet-4-6",
            new Developer("anthropic", "Anthropic", Optional.of("US"), PROVENANCE),
            "Claude Sonnet 4.6",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            PROVENANCE),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Offering.Status.AVAILABLE,
        Optional.empty(),
        EndOfLife.NONE,
        operator.map(
            id ->
                new Entity(id, id, Optional.of("US"), Optional.empty(), List.of("US"), PROVENANCE)),
        List.of(),
        List.of(),
        stages,
        Optional.empty(),
        PROVENANCE);
  }

  /** A catalog of these sets, with the feature {@code agent-memory} that stores and infers. */
  static Catalog catalog(List<NamedSet> sets, Extent stores, Extent infers) {
    Feature memory =
        new Feature(
            "agent-memory",
            "aws",
            "bedrock",
            "Memory of an agent",
            Map.of(
                FRANKFURT,
                new Feature.Use(
                    StageFact.of(stores, PROVENANCE), StageFact.of(infers, PROVENANCE))),
            Optional.empty(),
            List.of(),
            PROVENANCE);
    return Catalog.of(
        new Catalog.Parts(
            new Vocabulary(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                    new EvidenceKind(
                        "dpf-recipient",
                        Optional.of("is the recipient listed?"),
                        Optional.empty(),
                        false),
                    new EvidenceKind("scc", Optional.empty(), Optional.empty(), false),
                    new EvidenceKind("contract", Optional.empty(), Optional.empty(), false)),
                List.of(),
                List.of()),
            Jurisdictions.of(sets),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(region()),
            List.of(),
            List.of(),
            List.of(),
            List.of(service(List.of(memory))),
            List.of(),
            List.of(),
            List.of(),
            "sha256:0",
            List.of()));
  }

  private static Service service(List<Feature> features) {
    return new Service(
        "bedrock", "aws", "Bedrock", List.of(), Optional.empty(), features, PROVENANCE);
  }

  private static Region region() {
    Country germany = Country.of("DE");
    return new Region(
        FRANKFURT,
        true,
        List.of(),
        "Frankfurt",
        Optional.of(germany),
        Extent.closed(CountrySet.of(germany), List.of(FRANKFURT)),
        "eu",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Region.Status.GA,
        "open",
        Optional.empty(),
        List.of(),
        List.of(),
        Region.Personnel.UNKNOWN,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        PROVENANCE);
  }
}
