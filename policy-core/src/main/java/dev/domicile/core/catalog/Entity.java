package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A company or body that operates a cloud or a service.
 *
 * @param id ours; what {@code with} in evidence and {@code entity} in attestations name
 * @param jurisdiction country or named set of its seat, if established
 * @param parent the entity that owns it, if recorded
 * @param parents jurisdictions of its ultimate parents; empty means not established
 */
public record Entity(
    String id,
    String name,
    Optional<String> jurisdiction,
    Optional<String> parent,
    List<String> parents,
    Provenance provenance) {

  public Entity {
    parents = List.copyOf(parents);
  }
}
