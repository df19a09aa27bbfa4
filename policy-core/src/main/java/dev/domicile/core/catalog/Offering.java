package dev.domicile.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to buy a model: model, service, calling region and routing, with where each stage may
 * happen. Everything that the service or the region says has been worked in.
 *
 * @param region the region called
 * @param status the recorded word; dates decide
 * @param availableFrom first day, if recorded
 * @param endOfLife the earliest of offering, service and model
 * @param operator who runs it: the partition's operator unless the offering names another
 * @param parents jurisdictions of the operator's ultimate parents; empty means not established
 * @param licensors jurisdictions of technology licensors
 * @param stages a fact for every stage; extent unknown where nothing is recorded
 * @param retention what the provider keeps of named traffic, in words of the source
 * @param obligation what a customer has to do to get access, if access is restricted
 */
public record Offering(
    OfferingId id,
    Provider provider,
    Region region,
    Service service,
    Model model,
    Optional<String> providerModelId,
    List<String> endpoints,
    List<String> sku,
    Optional<String> hosting,
    Status status,
    Optional<PartialDate> availableFrom,
    EndOfLife endOfLife,
    Optional<Entity> operator,
    List<String> parents,
    List<String> licensors,
    Map<Stage, StageFact> stages,
    Optional<String> obligation,
    Provenance provenance) {

  /** The word that a source uses for the state of an offering. */
  public enum Status {
    AVAILABLE,
    PREVIEW,
    DEPRECATED,
    RETIRED,
    ANNOUNCED,
    UNVERIFIED,
    NOT_ACCESSIBLE
  }

  public Offering {
    endpoints = List.copyOf(endpoints);
    sku = List.copyOf(sku);
    parents = List.copyOf(parents);
    licensors = List.copyOf(licensors);
    stages = java.util.Collections.unmodifiableMap(new java.util.EnumMap<>(stages));
    if (stages.size() != Stage.values().length) {
      throw new IllegalArgumentException("`" + id + "` lacks a fact for a stage");
    }
  }

  /** What is recorded of {@code stage}. */
  public StageFact stage(Stage stage) {
    StageFact fact = stages.get(stage);
    if (fact == null) {
      throw new IllegalStateException("no fact for " + stage);
    }
    return fact;
  }

  public Routing routing() {
    return id.routing();
  }
}
