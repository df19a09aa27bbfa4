package dev.domicile.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A feature of a provider with extents of its own, such as the memory of an agent.
 *
 * @param id ours, unique in a catalog
 * @param service the service whose certificates count for it
 * @param extents where it stores and infers, by calling region; regions that are missing cannot use
 *     it
 */
public record Feature(
    String id,
    String provider,
    String service,
    String title,
    Map<RegionId, Use> extents,
    Optional<String> optOut,
    List<String> remarks,
    Provenance provenance) {

  /** Where the feature keeps its data and where it infers by itself. */
  public record Use(StageFact stores, StageFact infers) {

    /** Both together: what the stage that uses the feature extends to. */
    public Extent extent() {
      return stores.extent().union(infers.extent());
    }
  }

  public Feature {
    extents = Map.copyOf(extents);
    remarks = List.copyOf(remarks);
  }
}
