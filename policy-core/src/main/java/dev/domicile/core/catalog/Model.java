package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A model, whoever serves it. Ids are unique without the developer.
 *
 * @param capabilities what sources say that it can do, from its modality and otherwise; sorted
 */
public record Model(
    String id,
    Developer developer,
    String name,
    Optional<String> family,
    Optional<String> licence,
    List<String> inputs,
    List<String> outputs,
    List<String> capabilities,
    Provenance provenance) {

  public Model {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    capabilities = List.copyOf(capabilities);
  }

  /** {@code developer/model}, what patterns of a workload match. */
  public String qualifiedId() {
    return developer.id() + "/" + id;
  }
}
