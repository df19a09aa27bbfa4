package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.source.Source;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalog that ships: what holds for each of its entries. */
class BundledCatalogTest {

  private static final Catalog CATALOG = BundledCatalog.all().load().orElseThrow();

  @Test
  void it_loads_without_a_warning() {
    assertEquals(List.of(), BundledCatalog.all().load().diagnostics());
  }

  @Test
  void every_kind_has_entries() {
    assertFalse(CATALOG.sources().isEmpty());
    assertFalse(CATALOG.jurisdictions().all().isEmpty());
    assertFalse(CATALOG.vocabulary().regimes().isEmpty());
    assertFalse(CATALOG.entities().isEmpty());
    assertFalse(CATALOG.providers().isEmpty());
    assertFalse(CATALOG.geographies().isEmpty());
    assertFalse(CATALOG.regions().isEmpty());
    assertFalse(CATALOG.developers().isEmpty());
    assertFalse(CATALOG.models().isEmpty());
    assertFalse(CATALOG.notices().isEmpty());
    assertFalse(CATALOG.services().isEmpty());
    assertFalse(CATALOG.features().isEmpty());
    assertFalse(CATALOG.offerings().isEmpty());
    assertFalse(CATALOG.schemes().isEmpty());
    assertFalse(CATALOG.attestations().isEmpty());
  }

  @Test
  void every_entry_names_its_sources() {
    List<Provenance> provenances = new ArrayList<>();
    CATALOG.jurisdictions().all().values().forEach(set -> provenances.add(set.provenance()));
    CATALOG.entities().values().forEach(entity -> provenances.add(entity.provenance()));
    CATALOG.providers().values().forEach(provider -> provenances.add(provider.provenance()));
    CATALOG.geographies().values().forEach(entry -> provenances.add(entry.provenance()));
    CATALOG.regions().values().forEach(region -> provenances.add(region.provenance()));
    CATALOG.developers().values().forEach(developer -> provenances.add(developer.provenance()));
    CATALOG.models().values().forEach(model -> provenances.add(model.provenance()));
    CATALOG.notices().values().forEach(notice -> provenances.add(notice.provenance()));
    CATALOG.services().values().forEach(service -> provenances.add(service.provenance()));
    CATALOG.schemes().values().forEach(scheme -> provenances.add(scheme.provenance()));
    CATALOG.attestations().forEach(claim -> provenances.add(claim.provenance()));
    for (Offering offering : CATALOG.offerings()) {
      provenances.add(offering.provenance());
      offering.stages().values().forEach(fact -> provenances.add(fact.provenance()));
    }
    for (Provenance provenance : provenances) {
      assertFalse(provenance.sources().isEmpty(), () -> provenance.position().toString());
      provenance
          .sources()
          .forEach(source -> assertTrue(CATALOG.sources().containsKey(source.id()), source.id()));
    }
  }

  @Test
  void ids_of_offerings_print_and_parse() {
    for (Offering offering : CATALOG.offerings()) {
      assertEquals(offering.id(), OfferingId.parse(offering.id().toString()));
      assertTrue(CATALOG.offering(offering.id()).isPresent());
    }
    List<String> ids = CATALOG.offerings().stream().map(one -> one.id().toString()).toList();
    assertEquals(ids.stream().sorted().distinct().toList(), ids);
  }

  @Test
  void regions_lie_in_the_folder_of_their_geography() {
    for (Region region : CATALOG.regions().values()) {
      assertEquals(
          region.geography(),
          region.provenance().position().file().split("/")[0],
          () -> region.id().toString());
    }
  }

  @Test
  void extents_are_shared() {
    IdentityHashMap<Extent, Boolean> instances = new IdentityHashMap<>();
    for (Offering offering : CATALOG.offerings()) {
      offering.stages().values().forEach(fact -> instances.put(fact.extent(), true));
    }
    assertEquals(Set.copyOf(instances.keySet()).size(), instances.size());
  }

  @Test
  void a_geography_holds_its_own_offerings_and_every_region() {
    Catalog india = BundledCatalog.of(Geography.INDIA).load().orElseThrow();
    assertEquals(CATALOG.regions().keySet(), india.regions().keySet());
    Set<String> geographies =
        india.offerings().stream()
            .map(offering -> offering.region().geography())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("india"), geographies);
    List<Offering> expected =
        CATALOG.offerings().stream()
            .filter(offering -> offering.region().geography().equals("india"))
            .toList();
    assertEquals(
        expected.stream().map(Offering::id).toList(),
        india.offerings().stream().map(Offering::id).toList());
  }

  @Test
  void all_geographies_together_are_everything() {
    assertEquals(
        CATALOG.digest(),
        BundledCatalog.of(
                Geography.OTHER,
                Geography.EU,
                Geography.MIDDLE_EAST,
                Geography.INDIA,
                Geography.LATAM)
            .load()
            .orElseThrow()
            .digest());
  }

  @Test
  void an_overlay_adds_to_it_and_leaves_the_builder_as_it_was() {
    Source overlay =
        Source.text(
            "ours.yaml",
            """
            apiVersion: domicile/v1
            kind: Regions
            regions:
              - {provider: aws, code: zz-test-1, country: LI, productGeography: eu, sources: [{title: ours, asOf: 2026-11-01}], confidence: high}
            """);
    BundledCatalog bundled = BundledCatalog.of(Geography.LATAM);
    Catalog laidOver = bundled.overlaidWith(overlay).load().orElseThrow();
    RegionId id = RegionId.parse("aws/zz-test-1");
    assertTrue(laidOver.regions().containsKey(id));
    assertFalse(bundled.load().orElseThrow().regions().containsKey(id));
  }

  @Test
  void an_overlay_that_does_not_exist_is_an_error() {
    BundledCatalog catalog =
        BundledCatalog.all().overlaidWith(Source.file(Path.of("does-not-exist.yaml")));
    assertThrows(UncheckedIOException.class, catalog::load);
  }

  @Test
  void a_profile_called_from_london_may_run_in_great_britain() {
    Offering london = Small.find(CATALOG, "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo");
    assertTrue(london.stage(Stage.INFERENCE).extent().known().codes().contains("GB"));
  }
}
