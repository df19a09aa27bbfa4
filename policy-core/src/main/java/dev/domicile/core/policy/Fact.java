package dev.domicile.core.policy;

import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.SourceRef;
import java.util.List;
import java.util.Optional;

/**
 * A fact that a verdict rests on.
 *
 * @param name what it is about: {@code storage}, {@code operator.jurisdiction}
 * @param value what is recorded, in words; {@code unknown} if nothing is
 * @param provenance where it comes from; empty for what the workload declares
 */
public record Fact(String name, String value, Optional<Provenance> provenance) {

  /** A fact of the catalog. */
  public static Fact of(String name, String value, Provenance provenance) {
    return new Fact(name, value, Optional.of(provenance));
  }

  /** A fact that the workload declares. */
  public static Fact declared(String name, String value) {
    return new Fact(name, value + " (declared)", Optional.empty());
  }

  /** The documents that state it. */
  public List<SourceRef> sources() {
    return provenance.map(Provenance::sources).orElse(List.of());
  }
}
