package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A claim that an entity holds a scheme for services in regions.
 *
 * @param entity whose certificate it is
 * @param partition the partition it speaks of, if it names one
 * @param regions regions listed; empty if they are given only in words or not at all
 * @param regionsListed whether {@code regions} is the scope; otherwise places are unknown
 * @param services services listed or stated
 * @param servicesListed whether {@code services} is the scope; otherwise services are unknown
 * @param version version of the scheme, if known
 * @param level level or type held, if known
 * @param from first day of the period covered or of validity
 * @param periodUntil for a report: first day after the period that it covers
 * @param issued day of issue, if known
 * @param until for a certificate: first day on which it no longer holds
 * @param untilFirm whether {@code until} was printed; an estimate may warn, never pass
 * @param status how the claim reads
 * @param statements what parties say, where they disagree
 * @param primary whether the document itself or its official register was read
 */
public record Attestation(
    String entity,
    Optional<String> partition,
    List<RegionId> regions,
    boolean regionsListed,
    Optional<String> regionsText,
    List<String> services,
    boolean servicesListed,
    Optional<String> servicesText,
    String scheme,
    Optional<String> version,
    Optional<String> level,
    Optional<PartialDate> from,
    Optional<PartialDate> periodUntil,
    Optional<PartialDate> issued,
    Optional<PartialDate> until,
    boolean untilFirm,
    Status status,
    List<String> statements,
    boolean primary,
    Provenance provenance) {

  /** How a claim reads for the services that it names. */
  public enum Status {
    IN_SCOPE,
    OUT_OF_SCOPE,
    DISPUTED,
    UNDETERMINED,
    /** Only the infrastructure below is certified: a claim, never a pass. */
    INFRASTRUCTURE
  }

  public Attestation {
    regions = List.copyOf(regions);
    services = List.copyOf(services);
    statements = List.copyOf(statements);
  }
}
