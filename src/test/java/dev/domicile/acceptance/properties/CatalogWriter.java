package dev.domicile.acceptance.properties;

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
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Routing;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.source.SourcePosition;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes small catalogs of six countries, three sets, three providers, six regions, three models.
 */
final class CatalogWriter {

  static final List<String> COUNTRIES = List.of("DE", "FR", "NO", "CH", "GB", "US");
  static final List<String> SETS = List.of("EEA", "ADEQUATE", "WIDE");
  static final List<String> PLACES =
      List.of("EEA", "DE", "ADEQUATE", "FR", "CH", "WIDE", "US", "NO", "GB");
  static final List<String> DATES =
      List.of(
          "2026-06-15",
          "2026",
          "2025-06",
          "2026-11",
          "2026-11-25",
          "2027-03-01",
          "2027",
          "2025-01-01");
  static final List<String> KINDS =
      List.of("scc", "dpf-recipient", "c5-report", "approval", "contract");
  static final List<String> SECTORS = List.of("healthcare", "finance", "banking", "insurance");
  static final List<String> CATEGORIES =
      List.of("personal", "health", "special-category", "payment");
  static final List<String> REGIMES =
      List.of("de-health", "eea-controller", "us-federal", "anywhere-bound", "adequate-general");

  private final Choices choices;
  private int line;

  private CatalogWriter(Choices choices) {
    this.choices = choices;
  }

  /** The catalog that {@code choices} make. */
  static Catalog write(Choices choices) {
    return new CatalogWriter(choices).catalog();
  }

  private Catalog catalog() {
    List<NamedSet> sets = sets();
    List<Entity> entities =
        List.of(entity("aws", "US"), entity("microsoft", "US"), entity("stackit", "DE"));
    List<Provider> providers =
        List.of(
            new Provider("aws", "AWS", Optional.of("aws"), sure()),
            new Provider("azure", "Azure", Optional.of("microsoft"), sure()),
            new Provider("stackit", "STACKIT", Optional.of("stackit"), sure()));
    List<Region> regions =
        List.of(
            region("aws", "eu-central-1", "DE"),
            region("aws", "us-east-1", "US"),
            region("azure", "francecentral", "FR"),
            region("azure", "switzerlandnorth", "CH"),
            region("stackit", "eu01", "DE"),
            region("azure", "norwayeast", "NO"));
    List<Developer> developers =
        List.of(
            new Developer("anthropic", "Anthropic", jurisdiction("US"), provenance()),
            new Developer("mistral", "Mistral AI", jurisdiction("FR"), provenance()));
    List<Model> models =
        List.of(
            model("claude-sonnet-4-6", developers.get(0)),
            model("mistral-large-3", developers.get(1)),
            model("mistral-embed", developers.get(1)));
    List<Service> services =
        List.of(
            service("bedrock", "aws", regions),
            service("azure-foundry", "azure", regions),
            service("ai-model-serving", "stackit", regions));
    List<Offering> offerings = offerings(providers, regions, services, models, entities);
    return Catalog.of(
        new Catalog.Parts(
            vocabulary(),
            Jurisdictions.of(sets),
            List.of(),
            entities,
            providers,
            List.of(),
            regions,
            developers,
            models,
            notices(),
            services,
            offerings,
            schemes(),
            attestations(services, regions),
            "sha256:none",
            List.of()));
  }

  private Provenance provenance() {
    Confidence confidence =
        choices.pick(Confidence.HIGH, Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);
    return provenance(confidence, choices.oneIn(3) ? Optional.of(date().text()) : Optional.empty());
  }

  private Provenance sure() {
    return provenance(Confidence.HIGH, Optional.empty());
  }

  private Provenance provenance(Confidence confidence, Optional<String> asOf) {
    return new Provenance(
        List.of(
            new SourceRef(
                "handbook", Optional.of("Handbook"), Optional.empty(), Optional.of("2026-05"))),
        confidence,
        asOf,
        List.of(),
        List.of(),
        new SourcePosition("catalog.yaml", ++line, 1));
  }

  private PartialDate date() {
    return PartialDate.parse(choices.pick(DATES));
  }

  private Optional<String> jurisdiction(String usual) {
    return Optional.of(choices.pick(usual, usual, "EEA", "WIDE", "CH", "none"))
        .filter(name -> !name.equals("none"));
  }

  private List<NamedSet> sets() {
    List<NamedSet.Member> eea = new ArrayList<>();
    for (String code : List.of("DE", "FR", "NO")) {
      eea.add(member(code, choices.oneIn(6)));
    }
    List<NamedSet.Member> adequate = new ArrayList<>();
    for (String code : List.of("CH", "GB", "US")) {
      if (!choices.oneIn(4)) {
        adequate.add(member(code, true));
      }
    }
    List<NamedSet.Member> wide = new ArrayList<>();
    choices.some(COUNTRIES).forEach(code -> wide.add(member(code, true)));
    return List.of(
        new NamedSet("EEA", Optional.empty(), List.of(), eea, !choices.oneIn(12), sure()),
        new NamedSet(
            "ADEQUATE",
            Optional.empty(),
            choices.oneIn(3) ? List.of("EEA") : List.of(),
            adequate,
            !choices.oneIn(8),
            sure()),
        new NamedSet(
            "WIDE",
            Optional.empty(),
            choices.some(List.of("EEA", "ADEQUATE")),
            wide,
            !choices.oneIn(4),
            sure()));
  }

  private NamedSet.Member member(String code, boolean special) {
    boolean scoped = special && choices.oneIn(3);
    return new NamedSet.Member(
        Country.of(code),
        special && choices.oneIn(3) ? Optional.of(date()) : Optional.empty(),
        special && choices.oneIn(3) ? Optional.of(date()) : Optional.empty(),
        scoped ? Optional.of("certified recipients") : Optional.empty(),
        scoped ? choices.few(List.of("dpf-recipient", "scc")) : List.of());
  }

  private Entity entity(String id, String usual) {
    return new Entity(id, id, jurisdiction(usual), Optional.empty(), parents(usual), provenance());
  }

  private List<String> parents(String usual) {
    return choices.pick(
        List.of(usual), List.of(usual), List.of(), List.of("EEA"), List.of("US", "DE"));
  }

  private Region region(String provider, String code, String country) {
    Optional<Country> placed =
        choices.oneIn(10) ? Optional.empty() : Optional.of(Country.of(country));
    return new Region(
        new RegionId(provider, code),
        true,
        List.of(),
        code,
        placed,
        placed
            .map(c -> Extent.closed(CountrySet.of(c)))
            .orElse(choices.coin() ? Extent.UNKNOWN : Extent.ANYWHERE),
        "eu",
        Optional.empty(),
        choices.pick(
            Optional.of(provider + "/partition/main"),
            Optional.of(provider + "/partition/sovereign"),
            Optional.empty()),
        choices.oneIn(3) ? Optional.of("sovereign") : Optional.empty(),
        choices.oneIn(10) ? choices.pick(Region.Status.values()) : Region.Status.GA,
        choices.oneIn(6) ? choices.pick("restricted", "not-available") : "open",
        Optional.empty(),
        List.of(),
        List.of(),
        choices.pick(Region.Personnel.values()),
        choices.some(List.of("provider-managed", "customer-managed", "hold-your-own-key")),
        choices.some(List.of("nvidia-h100", "google-tpu-v5e")),
        choices.oneIn(12)
            ? Optional.of(
                new Region.Advisory(
                    "impaired", choices.perhaps(this::date), choices.perhaps(this::date), "damage"))
            : Optional.empty(),
        Optional.empty(),
        provenance());
  }

  private Model model(String id, Developer developer) {
    return new Model(
        id,
        developer,
        id,
        choices.mostly(() -> developer.id().equals("anthropic") ? "claude" : "mistral"),
        choices.mostly(() -> choices.pick("proprietary", "open-weights")),
        choices.pick(List.of("text"), List.of("text", "image"), List.of()),
        choices.pick(List.of("text"), List.of("embedding"), List.of()),
        choices.some(List.of("chat", "embedding", "tool-use")),
        provenance());
  }

  private Service service(String id, String provider, List<Region> regions) {
    Map<RegionId, Feature.Use> uses = new LinkedHashMap<>();
    for (Region region : regions) {
      if (region.id().provider().equals(provider) && !choices.oneIn(3)) {
        uses.put(region.id(), new Feature.Use(stage(region, regions), stage(region, regions)));
      }
    }
    Feature memory =
        new Feature(
            id + "-memory",
            provider,
            choices.pick(id, "bedrock"),
            "memory",
            uses,
            Optional.empty(),
            List.of(),
            provenance());
    return new Service(
        id,
        provider,
        id,
        List.of(id + " by name"),
        Optional.empty(),
        List.of(memory),
        provenance());
  }

  private List<Offering> offerings(
      List<Provider> providers,
      List<Region> regions,
      List<Service> services,
      List<Model> models,
      List<Entity> entities) {
    Map<OfferingId, Offering> byId = new LinkedHashMap<>();
    int count = 10 + choices.below(16);
    for (int i = 0; i < count; i++) {
      Region region = choices.pick(regions);
      String provider = region.id().provider();
      int index = List.of("aws", "azure", "stackit").indexOf(provider);
      Model model = choices.pick(models);
      OfferingId id =
          new OfferingId(
              provider,
              region.id().code(),
              services.get(index).id(),
              model.id(),
              choices.pick(Routing.values()),
              choices.oneIn(4) ? Optional.of("hosted-elsewhere") : Optional.empty());
      Entity usual = entities.get(index);
      Optional<Entity> operator =
          choices.pick(
              Optional.of(usual),
              Optional.of(usual),
              Optional.of(usual),
              Optional.of(usual),
              Optional.of(entities.get(0)),
              Optional.empty());
      byId.putIfAbsent(
          id,
          offering(
              id, providers.get(index), region, services.get(index), model, operator, regions));
    }
    return List.copyOf(byId.values());
  }

  private Offering offering(
      OfferingId id,
      Provider provider,
      Region region,
      Service service,
      Model model,
      Optional<Entity> operator,
      List<Region> regions) {
    Map<Stage, StageFact> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, stage(region, regions));
    }
    return new Offering(
        id,
        provider,
        region,
        service,
        model,
        Optional.empty(),
        List.of(),
        List.of(),
        choices.perhaps(() -> choices.pick("own", "partner")),
        choices.oneIn(5) ? choices.pick(Offering.Status.values()) : Offering.Status.AVAILABLE,
        choices.oneIn(12) ? Optional.of(date()) : Optional.empty(),
        endOfLife(),
        operator,
        operator.map(Entity::parents).orElse(List.of()),
        choices.pick(List.of(), List.of("US"), List.of("EEA")),
        stages,
        Optional.empty(),
        provenance());
  }

  private EndOfLife endOfLife() {
    return switch (choices.below(16)) {
      case 5 -> new EndOfLife(Optional.of(date()), false, Optional.empty());
      case 6 -> new EndOfLife(Optional.empty(), true, Optional.empty());
      case 7 -> new EndOfLife(Optional.empty(), false, Optional.of(date()));
      default -> EndOfLife.NONE;
    };
  }

  private StageFact stage(Region region, List<Region> regions) {
    StageFact plain = StageFact.of(extent(region, regions), provenance());
    return new StageFact(
        plain.extent(),
        choices.perhaps(() -> choices.pick("P30D", "P0D", "P90D", "PT12H")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        plain.provenance());
  }

  /** Every form of extent; near the region called is simplest and most frequent. */
  private Extent extent(Region called, List<Region> regions) {
    return switch (choices.below(20)) {
      case 0, 1, 2, 3, 4, 16, 17, 18 -> closed(List.of(called));
      case 5, 6 -> Extent.NONE;
      case 7 -> closed(some(regions, called));
      case 8 -> Extent.bounded(countries(List.of(called)), ids(List.of(called)), promised());
      case 9 -> Extent.bounded(CountrySet.empty(), List.of(), promised());
      case 10 -> Extent.openEnded(countries(List.of(called)), ids(List.of(called)));
      case 11 -> Extent.anywhere(countries(List.of(called)), ids(List.of(called)));
      case 12 -> Extent.ANYWHERE;
      case 13 -> Extent.CUSTOMER_CHOSEN;
      case 14 -> Extent.closed(promised());
      default -> Extent.UNKNOWN;
    };
  }

  private static Extent closed(List<Region> regions) {
    CountrySet countries = countries(regions);
    boolean placed = regions.stream().allMatch(region -> region.country().isPresent());
    return placed && !countries.isEmpty()
        ? Extent.closed(countries, ids(regions))
        : Extent.openEnded(countries, ids(regions));
  }

  private List<Region> some(List<Region> regions, Region called) {
    List<Region> chosen = new ArrayList<>(choices.some(regions));
    if (!chosen.contains(called)) {
      chosen.add(called);
    }
    return chosen;
  }

  private CountrySet promised() {
    List<String> codes = choices.few(COUNTRIES);
    return CountrySet.of(codes.stream().map(Country::of).toList());
  }

  private static CountrySet countries(List<Region> regions) {
    return CountrySet.of(regions.stream().flatMap(region -> region.country().stream()).toList());
  }

  private static List<RegionId> ids(List<Region> regions) {
    return regions.stream().map(Region::id).sorted().toList();
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    for (String id : List.of("export-order", "supply-chain-designation")) {
      notices.add(
          new Notice(
              id,
              id,
              Optional.empty(),
              Optional.of("US"),
              choices.pick(
                  subject(List.of("anthropic"), List.of(), List.of(), List.of()),
                  subject(List.of(), List.of("mistral"), List.of(), List.of()),
                  subject(List.of(), List.of(), List.of("mistral-embed"), List.of("bedrock")),
                  subject(List.of(), List.of(), List.of(), List.of("azure-foundry"))),
              choices.pick(Notice.Status.values()),
              choices.perhaps(this::date),
              choices.perhaps(this::date),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              "offering",
              provenance()));
    }
    return notices;
  }

  private static Notice.Subject subject(
      List<String> developers, List<String> families, List<String> models, List<String> services) {
    return new Notice.Subject(developers, families, models, services, List.of(), List.of());
  }

  private List<Scheme> schemes() {
    return List.of(
        new Scheme(
            "bsi-c5",
            "C5",
            Optional.empty(),
            List.of("type1", "type2"),
            List.of(),
            List.of("2016", "2020"),
            choices.mostly(() -> Period.ofYears(1)),
            true,
            sure()),
        new Scheme(
            "iso-27001",
            "ISO 27001",
            Optional.empty(),
            List.of(),
            List.of("hosting", "development"),
            List.of("2013", "2022"),
            choices.perhaps(() -> Period.ofYears(3)),
            false,
            sure()));
  }

  private List<Attestation> attestations(List<Service> services, List<Region> regions) {
    List<Attestation> claims = new ArrayList<>();
    int count = choices.below(10);
    for (int i = 0; i < count; i++) {
      int index = choices.below(3);
      boolean c5 = choices.coin();
      String provider = List.of("aws", "azure", "stackit").get(index);
      Service service = services.get(index);
      List<RegionId> own =
          regions.stream().map(Region::id).filter(id -> id.provider().equals(provider)).toList();
      boolean listed = !choices.oneIn(6);
      boolean named = !choices.oneIn(8);
      claims.add(
          new Attestation(
              List.of("aws", "microsoft", "stackit").get(index),
              choices.oneIn(4) ? Optional.of(provider + "/partition/main") : Optional.empty(),
              listed ? (choices.coin() ? choices.few(own) : own) : List.of(),
              listed,
              Optional.empty(),
              named
                  ? List.of(
                      choices.pick(
                          service.id(), service.id(), service.names().get(0), "another-service"))
                  : List.of(),
              named,
              Optional.empty(),
              c5 ? "bsi-c5" : "iso-27001",
              choices.mostly(
                  () -> c5 ? choices.pick("2020", "2016") : choices.pick("2022", "2013")),
              choices.mostly(
                  () ->
                      c5 ? choices.pick("type2", "type1") : choices.pick("hosting", "development")),
              choices.perhaps(this::date),
              c5 || choices.oneIn(4) ? choices.mostly(this::date) : Optional.empty(),
              choices.perhaps(this::date),
              choices.mostly(
                  () -> PartialDate.parse(choices.pick("2028", "2027-03-01", "2026-06-15"))),
              !choices.oneIn(4),
              choices.pick(
                  Attestation.Status.IN_SCOPE,
                  Attestation.Status.IN_SCOPE,
                  Attestation.Status.IN_SCOPE,
                  Attestation.Status.IN_SCOPE,
                  Attestation.Status.OUT_OF_SCOPE,
                  Attestation.Status.OUT_OF_SCOPE,
                  Attestation.Status.OUT_OF_SCOPE,
                  Attestation.Status.DISPUTED,
                  Attestation.Status.UNDETERMINED,
                  Attestation.Status.INFRASTRUCTURE),
              List.of(),
              !choices.oneIn(3),
              provenance()));
    }
    return claims;
  }

  private static Vocabulary vocabulary() {
    return new Vocabulary(
        List.of(
            new Vocabulary.Sector("healthcare", Optional.empty(), Optional.empty()),
            new Vocabulary.Sector("finance", Optional.empty(), Optional.empty()),
            new Vocabulary.Sector("banking", Optional.of("finance"), Optional.empty()),
            new Vocabulary.Sector("insurance", Optional.of("finance"), Optional.empty())),
        List.of(
            new Vocabulary.Category("personal", List.of(), Optional.empty()),
            new Vocabulary.Category("special-category", List.of("personal"), Optional.empty()),
            new Vocabulary.Category("health", List.of("special-category"), Optional.empty()),
            new Vocabulary.Category("payment", List.of(), Optional.empty())),
        List.of(
            new Vocabulary.Ladder(
                "general",
                Optional.empty(),
                List.of("public", "internal", "confidential", "restricted"),
                Optional.empty()),
            new Vocabulary.Ladder(
                "sa-ndmo", Optional.of("SA"), List.of("open", "secret"), Optional.empty())),
        List.of(
            regime("de-health", Optional.of("DE"), false),
            regime("eea-controller", Optional.of("EEA"), true),
            regime("us-federal", Optional.of("US"), false),
            regime("anywhere-bound", Optional.empty(), false),
            regime("adequate-general", Optional.of("ADEQUATE"), true)),
        concat(KINDS, "availability").stream()
            .map(id -> new Vocabulary.EvidenceKind(id, Optional.empty(), Optional.empty(), true))
            .toList(),
        List.of("chat", "embedding", "tool-use").stream()
            .map(id -> new Vocabulary.Term(id, Optional.empty()))
            .toList(),
        List.of("nvidia-h100", "google-tpu-v5e").stream()
            .map(id -> new Vocabulary.Term(id, Optional.empty()))
            .toList());
  }

  private static Vocabulary.Regime regime(String id, Optional<String> area, boolean general) {
    return new Vocabulary.Regime(id, area, general, Optional.empty(), Optional.empty());
  }

  static <T> List<T> concat(List<T> items, T last) {
    List<T> all = new ArrayList<>(items);
    Collections.addAll(all, last);
    return all;
  }
}
