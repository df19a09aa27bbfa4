package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A provider's service that serves models.
 *
 * @param names other names under which attestations know it
 * @param endOfLife first day on which it is gone, if announced
 * @param features stateful features that a workload may name
 */
public record Service(
    String id,
    String provider,
    String title,
    List<String> names,
    Optional<PartialDate> endOfLife,
    List<Feature> features,
    Provenance provenance) {

  public Service {
    names = List.copyOf(names);
    features = List.copyOf(features);
  }
}
