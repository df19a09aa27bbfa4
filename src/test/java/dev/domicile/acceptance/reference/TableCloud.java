package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Attestation;
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
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.source.SourcePosition;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cloud that the verdict tables speak of: one offering called in Frankfurt. */
final class TableCloud {

  static final Provenance SURE = provenance(Confidence.HIGH, Optional.empty(), Optional.empty());

  static final List<Region> REGIONS =
      List.of(
          region("aws/eu-central-1", Optional.of("DE"), "aws"),
          region("aws/eu-west-2", Optional.of("GB"), "aws"),
          region("aws/eusc-de-east-1", Optional.of("DE"), "aws-eusc"),
          region("aws/eu", Optional.empty(), "aws"));

  private static final List<Scheme> SCHEMES =
      List.of(
          scheme("iso-27001", List.of(), List.of(), List.of("2013", "2022"), 3, false),
          scheme("bsi-c5", List.of("type1", "type2"), List.of(), List.of("2016", "2020"), 1, true),
          scheme("soc-2", List.of("type1", "type2"), List.of(), List.of(), 0, true),
          scheme(
              "hds",
              List.of(),
              List.of("activity1", "activity2", "activity5"),
              List.of(),
              3,
              false),
          scheme("tisax", List.of("AL1", "AL2", "AL3"), List.of(), List.of(), 3, false));

  private TableCloud() {}

  static Provenance provenance(
      Confidence confidence, Optional<String> asOf, Optional<String> sourceAsOf) {
    return new Provenance(
        List.of(new SourceRef("doc", Optional.of("Documentation"), Optional.empty(), sourceAsOf)),
        confidence,
        asOf,
        List.of(),
        List.of(),
        new SourcePosition("catalog.yaml", 1, 1));
  }

  /** {@code memory} belongs to a service of its own in the tables about certificates. */
  static Catalog catalog(
      List<NamedSet> sets, List<Attestation> claims, String memoryService, Feature.Use memory) {
    Feature feature =
        new Feature(
            "agent-memory",
            "aws",
            memoryService,
            "Memory",
            Map.of(RegionId.parse("aws/eu-central-1"), memory),
            Optional.empty(),
            List.of(),
            SURE);
    return Catalog.of(
        new Catalog.Parts(
            new Vocabulary(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
            Jurisdictions.of(sets),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            REGIONS,
            List.of(),
            List.of(),
            List.of(),
            List.of(service("bedrock", List.of()), service("bedrock-agentcore", List.of(feature))),
            List.of(),
            SCHEMES,
            claims,
            "sha256:0",
            List.of()));
  }

  static Offering offering(
      Stage stage, Extent extent, Confidence confidence, Optional<String> operator) {
    Map<Stage, StageFact> stages = new EnumMap<>(Stage.class);
    for (Stage other : Stage.values()) {
      stages.put(other, StageFact.of(Extent.UNKNOWN, SURE));
    }
    stages.put(
        stage, StageFact.of(extent, provenance(confidence, Optional.empty(), Optional.empty())));
    Developer developer = new Developer("anthropic", "Anthropic", Optional.of("US"), SURE);
    return new Offering(
        OfferingId.parse("aws/eu-central-1/bedrock/claude-sonnet-4-6@geo"),
        new Provider("aws", "AWS", operator, SURE),
        REGIONS.get(0),
        service("bedrock", List.of()),
        new Model(
            "claude-sonnet-4-6",
            developer,
            "Claude Sonnet 4.6",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            SURE),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Offering.Status.AVAILABLE,
        Optional.empty(),
        EndOfLife.NONE,
        operator.map(
            id -> new Entity(id, id, Optional.of("US"), Optional.empty(), List.of("US"), SURE)),
        List.of(),
        List.of(),
        stages,
        Optional.empty(),
        SURE);
  }

  private static Service service(String id, List<Feature> features) {
    return new Service(
        id,
        "aws",
        id,
        id.equals("bedrock") ? List.of("amazon-bedrock") : List.of(),
        Optional.empty(),
        features,
        SURE);
  }

  private static Scheme scheme(
      String id,
      List<String> levels,
      List<String> types,
      List<String> versions,
      int years,
      boolean reportBased) {
    return new Scheme(
        id,
        id,
        Optional.empty(),
        levels,
        types,
        versions,
        years == 0 ? Optional.empty() : Optional.of(Period.ofYears(years)),
        reportBased,
        SURE);
  }

  private static Region region(String id, Optional<String> country, String partition) {
    RegionId regionId = RegionId.parse(id);
    return new Region(
        regionId,
        true,
        List.of(),
        id,
        country.map(Country::of),
        country
            .map(code -> Extent.closed(CountrySet.of(Country.of(code)), List.of(regionId)))
            .orElse(Extent.UNKNOWN),
        "eu",
        Optional.empty(),
        Optional.of(partition),
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
        SURE);
  }
}
