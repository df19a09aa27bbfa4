package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept for the next overlay is never seen in what comes of it. */
class GroundworkTest {

  private static final String FRANKFURT = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";

  private static Groundwork ground() {
    return Groundwork.of(CompiledCatalog.read(CompiledCatalog.write(Small.source().files())));
  }

  /** Groundwork over which nothing was laid before, so that it knows what it comes to alone. */
  private static Groundwork resolved() {
    Groundwork ground = ground();
    CatalogLoader.load(ground, List.of()).orElseThrow();
    assertTrue(ground.resolution().isPresent());
    return ground;
  }

  static Stream<String> overlays() {
    String claude = "model: anthropic/claude-sonnet-4-6, service: bedrock, provider: aws";
    return Stream.of(
        Small.offering("regions: [us-east-1, eu-west-1], routing: in-region"),
        Small.offering("regions: [us-east-1], routing: in-region, stages: {logs: {at: [FR]}}"),
        Small.document(
            "Offerings",
            "offerings",
            claude
                + ", regions: [eu-north-1], routing: geo, status: retired, override: true,"
                + " processing: {regions: [eu-west-1]}"),
        Small.document(
            "Offerings",
            "offerings",
            claude
                + ", regions: [eu-central-1, eu-north-1], routing: geo, status: retired,"
                + " override: true, processing: {anywhere: true}"),
        Small.document(
            "Attestations",
            "attestations",
            "entity: amazon, regions: [eu-west-1], services: [bedrock], scheme: bsi-c5,"
                + " version: \"2020\", level: type1, status: in-scope, grade: primary"),
        Small.document(
            "Schemes", "schemes", "id: bsi-c5, title: C5, levels: [type1, type2], override: true"),
        Small.document(
            "Models",
            "notices",
            "id: us-designation, title: Lifted, jurisdiction: US, models: [\"claude-*\"],"
                + " status: lifted, override: true"),
        Small.document(
            "Models",
            "models",
            "id: claude-opus-4-7, developer: anthropic, inputs: [text], outputs: [text]"),
        Small.document(
            "Regions",
            "regions",
            "provider: aws, code: eu-south-1, country: IT, productGeography: eu"),
        Small.document(
            "Regions",
            "regions",
            "provider: aws, code: eu-north-1, country: FI, productGeography: eu, override: true"),
        Small.document("Jurisdictions", "sets", "id: EU, members: [DE], override: true"),
        Small.document(
            "Services", "services", "provider: azure, id: azure-foundry, override: true"),
        // Wrong ones.
        Small.document(
            "Offerings",
            "offerings",
            claude + ", regions: [eu-north-1], routing: geo, status: retired"),
        Small.offering("regions: [us-east-1], routing: geo, override: true"),
        Small.offering("regions: [us-east-9], routing: geo"),
        Small.offering("regions: [us-east-1], routing: geo, stages: {logs: {at: {within: [XX]}}}"),
        Small.document(
            "Attestations", "attestations", "entity: amazn, scheme: bsi-c6, status: in-scope"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void an_overlay_comes_to_the_same_whether_the_rest_was_resolved_before(String overlay) {
    assertAsFresh(resolved(), Small.more(overlay));
  }

  @Test
  void every_broken_file_is_told_of_in_the_same_words() throws IOException {
    Groundwork ground = resolved();
    for (String broken : CorpusTest.invalid()) {
      assertAsFresh(ground, CorpusTest.source(broken));
    }
  }

  @Test
  void one_overlay_leaves_nothing_behind_for_the_next() {
    Groundwork ground = resolved();
    for (String overlay : overlays().toList()) {
      assertAsFresh(ground, Small.more(overlay));
    }
    CompiledCatalogTest.assertSame(
        Small.catalog(), CatalogLoader.load(ground, List.of()).orElseThrow());
  }

  @Test
  void an_offering_that_nothing_touches_is_not_worked_out_again() {
    Groundwork ground = ground();
    Offering alone = Small.find(CatalogLoader.load(ground, List.of()).orElseThrow(), FRANKFURT);
    Offering beside = find(ground, Small.offering("regions: [us-east-1], routing: geo"));
    Offering anew = find(ground, Small.document("Jurisdictions", "sets", "id: NEW, members: [DE]"));

    assertSame(alone, beside);
    assertNotSame(alone, anew);
    assertEquals(alone, anew);
  }

  @Test
  void what_is_not_right_by_itself_is_not_kept() {
    Groundwork nothing = Groundwork.NONE;
    CatalogLoader.load(nothing, List.of());
    assertFalse(nothing.resolution().isPresent());
  }

  private static Offering find(Groundwork ground, String overlay) {
    return Small.find(
        CatalogLoader.load(ground, List.of(Small.more(overlay))).orElseThrow(), FRANKFURT);
  }

  private static void assertAsFresh(Groundwork resolved, Source overlay) {
    Loaded<Catalog> expected = CatalogLoader.load(ground(), List.of(overlay));
    Loaded<Catalog> found = CatalogLoader.load(resolved, List.of(overlay));
    assertEquals(expected.diagnostics(), found.diagnostics());
    assertEquals(expected.isAccepted(), found.isAccepted());
    if (expected.isAccepted()) {
      CompiledCatalogTest.assertSame(expected.orElseThrow(), found.orElseThrow());
    }
  }
}
