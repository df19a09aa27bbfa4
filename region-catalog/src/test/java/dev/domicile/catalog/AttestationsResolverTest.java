package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.PartialDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationsResolverTest {

  @Test
  void services_are_known_by_all_their_names() {
    assertEquals(List.of("bedrock"), claim("services: Bedrock").services());
    assertEquals(List.of("bedrock"), claim("services: [bedrock, Amazon Bedrock]").services());
  }

  @Test
  void regions_in_words_are_not_listed() {
    Attestation words = claim("regionsText: every region");
    assertFalse(words.regionsListed());
    assertEquals(Optional.of("every region"), words.regionsText());
    assertFalse(claim("countries: [DE]").regionsListed());
    assertEquals(Optional.of("DE"), claim("countries: [DE]").regionsText());
    assertFalse(claim("servicesText: the platform").servicesListed());
  }

  @Test
  void all_regions_are_those_of_the_partition() {
    Attestation all = claim("partition: aws/partition/aws, allRegions: true");
    assertTrue(all.regionsListed());
    assertEquals(4, all.regions().size());
  }

  @Test
  void codes_are_those_of_the_providers_that_the_entity_operates() {
    assertEquals(
        "[aws/eu-central-1, azure/germanywestcentral]",
        claim("providers: [aws, azure], regions: [frankfurt, germanywestcentral]")
            .regions()
            .toString());
    assertEquals("[aws/eu-west-1]", claim("regions: [eu-west-1]").regions().toString());
  }

  @ParameterizedTest(name = "{0} is firm: {1}")
  @CsvSource({
    "stated, true",
    "period-end, true",
    "estimated, false",
    "latest-possible, false",
    "unknown, false"
  })
  void only_an_end_that_was_printed_is_firm(String kind, boolean firm) {
    assertEquals(firm, claim("until: 2027-09-12, untilKind: " + kind).untilFirm());
  }

  @Test
  void the_end_of_a_reports_period_may_stand_alone() {
    Attestation report = claim("until: 2026-04-01, untilKind: period-end");
    assertEquals(Optional.of(PartialDate.parse("2026-04-01")), report.periodUntil());
  }

  private static Attestation claim(String keys) {
    return Small.with(
            Small.document(
                "Attestations",
                "attestations",
                "entity: amazon, scheme: bsi-c5, status: in-scope, grade: primary, version:"
                    + " '2026', "
                    + keys))
        .attestations()
        .stream()
        .filter(claim -> claim.version().equals(Optional.of("2026")))
        .findFirst()
        .orElseThrow();
  }
}
