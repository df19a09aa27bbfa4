package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Developer;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.source.SourcePosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A catalog small enough to know by heart: three providers, seven regions, four models. Tests add
 * the offerings that they are about, or take {@link #standard()}.
 */
public final class SmallCatalog {

  private static final Map<String, String> OPERATORS =
      Map.of("aws", "aws", "azure", "microsoft", "stackit", "schwarz-digits");

  private static final Map<String, String> SEATS =
      Map.of("aws", "US", "microsoft", "US", "schwarz-digits", "DE");

  private final Map<RegionId, RegionSpec> regions = new TreeMap<>();
  private final Map<String, OfferingSpec> offerings = new LinkedHashMap<>();
  private Notice.Status noticeStatus = Notice.Status.IN_FORCE;

  private SmallCatalog() {
    place("aws/eu-central-1", "DE");
    place("aws/eu-west-1", "IE");
    place("aws/eu-west-2", "GB");
    place("aws/us-east-1", "US");
    place("azure/swedencentral", "SE");
    place("stackit/eu01", "DE");
    place("stackit/eu02", "AT");
  }

  private void place(String id, String country) {
    regions.put(RegionId.parse(id), new RegionSpec(RegionId.parse(id), Country.of(country)));
  }

  /** Regions and models, and nothing that can be called. */
  public static SmallCatalog empty() {
    return new SmallCatalog();
  }

  /** One offering of each kind of extent. */
  public static SmallCatalog standard() {
    return empty()
        .offering("aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region")
        .offering(
            "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo",
            o -> o.inference(closed("aws/eu-central-1 aws/eu-west-1", "DE", "IE")))
        .offering(
            "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo",
            o -> o.inference(closed("aws/eu-west-1 aws/eu-west-2", "GB", "IE")))
        .offering(
            "aws/us-east-1/bedrock/claude-sonnet-4-6@global",
            o -> o.inference(Extent.anywhere(countries("US"), List.of())))
        .offering(
            "azure/swedencentral/azure-foundry/mistral-large-3@data-zone",
            o ->
                o.inference(
                    Extent.bounded(countries("SE"), List.of(), countries("SE", "DE", "CH"))))
        .offering(
            "azure/swedencentral/azure-foundry/mistral-large-3@global",
            o -> o.inference(Extent.openEnded(countries("SE"), List.of())))
        .offering("stackit/eu01/stackit-ai/mistral-large-3@in-region");
  }

  /** An offering whose stages all happen in the region called. */
  public SmallCatalog offering(String id) {
    return offering(id, o -> {});
  }

  /** An offering, with what {@code change} makes of it. */
  public SmallCatalog offering(String id, Consumer<OfferingSpec> change) {
    OfferingId parsed = OfferingId.parse(id);
    OfferingSpec spec = offerings.computeIfAbsent(id, key -> new OfferingSpec(parsed));
    change.accept(spec);
    return this;
  }

  /** Changes a region that is there. */
  public SmallCatalog region(String id, Consumer<RegionSpec> change) {
    RegionSpec spec = regions.get(RegionId.parse(id));
    if (spec == null) {
      throw new IllegalArgumentException("no region " + id);
    }
    change.accept(spec);
    return this;
  }

  /** What is known of the notice about DeepSeek. */
  public SmallCatalog notice(Notice.Status status) {
    noticeStatus = status;
    return this;
  }

  /** The catalog. */
  public Catalog build() {
    Map<RegionId, Region> built = new TreeMap<>();
    regions.forEach((id, spec) -> built.put(id, spec.build()));
    List<Service> services =
        List.of(
            service("bedrock", "aws", List.of(memory())),
            service("azure-foundry", "azure", List.of()),
            service("stackit-ai", "stackit", List.of()));
    List<Model> models = models();
    return Catalog.of(
        new Catalog.Parts(
            SmallWords.vocabulary(),
            SmallWords.sets(),
            List.of(source()),
            List.of(entity("aws"), entity("microsoft"), entity("schwarz-digits")),
            List.of(provider("aws"), provider("azure"), provider("stackit")),
            List.of(),
            built.values(),
            models.stream().map(Model::developer).distinct().toList(),
            models,
            List.of(notice()),
            services,
            offerings.values().stream()
                .map(spec -> spec.build(built, services, models, provider(spec.id().provider())))
                .toList(),
            List.of(),
            List.of(),
            "sha256:small",
            List.of()));
  }

  // Parts.

  /** A set of countries by their codes. */
  public static CountrySet countries(String... codes) {
    return CountrySet.of(java.util.Arrays.stream(codes).map(Country::of).toList());
  }

  /** A closed list of regions, separated by spaces, in these countries. */
  public static Extent closed(String regions, String... codes) {
    return Extent.closed(
        countries(codes),
        java.util.Arrays.stream(regions.split(" ")).map(RegionId::parse).toList());
  }

  static SourceRef source() {
    return new SourceRef(
        "provider-documentation",
        Optional.of("Documentation of the provider"),
        Optional.of("https://example.com/regions"),
        Optional.of("2026-08-21"));
  }

  static Provenance provenance(Confidence confidence) {
    return new Provenance(
        List.of(source()),
        confidence,
        Optional.empty(),
        List.of(),
        List.of(),
        new SourcePosition("catalog.yaml", 1, 1));
  }

  static Provenance sure() {
    return provenance(Confidence.HIGH);
  }

  static Entity entity(String id) {
    return new Entity(
        id,
        id,
        Optional.ofNullable(SEATS.get(id)),
        Optional.empty(),
        Optional.ofNullable(SEATS.get(id)).map(List::of).orElse(List.of()),
        sure());
  }

  static String operatorOf(String provider) {
    return Optional.ofNullable(OPERATORS.get(provider)).orElseThrow();
  }

  private static Provider provider(String id) {
    return new Provider(id, id, Optional.of(operatorOf(id)), sure());
  }

  private static Service service(String id, String provider, List<Feature> features) {
    return new Service(id, provider, id, List.of(), Optional.empty(), features, sure());
  }

  /** Keeps data for thirty days in the region called and infers in Ireland too. */
  private static Feature memory() {
    StageFact stores =
        new StageFact(
            closed("aws/eu-central-1", "DE"),
            Optional.of("P30D"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("agentcore-memory"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            sure());
    StageFact infers = StageFact.of(closed("aws/eu-central-1 aws/eu-west-1", "DE", "IE"), sure());
    return new Feature(
        "agentcore-memory",
        "aws",
        "bedrock",
        "Memory of agents",
        Map.of(RegionId.parse("aws/eu-central-1"), new Feature.Use(stores, infers)),
        Optional.empty(),
        List.of(),
        sure());
  }

  private static List<Model> models() {
    Developer anthropic = developer("anthropic", "US");
    Developer mistral = developer("mistral", "FR");
    Developer deepseek = developer("deepseek", "CN");
    return List.of(
        model("claude-sonnet-4-6", anthropic, "claude", "text image", "text", "chat image-input"),
        model("mistral-large-3", mistral, "mistral", "text", "text", "chat tool-use"),
        model("mistral-embed", mistral, "mistral", "text", "embedding", "embedding"),
        model("deepseek-v3", deepseek, "deepseek", "", "", ""));
  }

  private static Developer developer(String id, String seat) {
    return new Developer(id, id, Optional.of(seat), sure());
  }

  private static Model model(
      String id, Developer developer, String family, String in, String out, String can) {
    return new Model(
        id,
        developer,
        id,
        Optional.of(family),
        Optional.empty(),
        words(in),
        words(out),
        words(can),
        sure());
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private Notice notice() {
    return new Notice(
        "it-deepseek-block",
        "Block of the DeepSeek service",
        Optional.empty(),
        Optional.of("IT"),
        new Notice.Subject(
            List.of("deepseek"), List.of(), List.of(), List.of(), List.of(), List.of()),
        noticeStatus,
        Optional.of(PartialDate.parse("2025-01-30")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "offering",
        sure());
  }

  /** The named sets of this catalog. */
  public static Jurisdictions jurisdictions() {
    return SmallWords.sets();
  }

  static NamedSet set(String id, List<String> includes, List<NamedSet.Member> members) {
    return new NamedSet(id, Optional.empty(), includes, members, true, sure());
  }
}
