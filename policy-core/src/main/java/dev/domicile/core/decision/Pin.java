package dev.domicile.core.decision;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Routing;
import java.util.Optional;

/** What a workload has already fixed. Each part that is given must match exactly. */
public record Pin(
    Optional<String> provider,
    Optional<String> region,
    Optional<String> service,
    Optional<String> model,
    Optional<Routing> routing,
    Optional<String> variant) {

  /** Nothing is fixed. */
  public static final Pin NONE =
      new Pin(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Pin {
    if (region.isPresent() && provider.isEmpty()) {
      throw new IllegalArgumentException(
          "a pinned `region` needs its `provider`: region codes are not unique");
    }
  }

  /** Everything that {@code id} says. */
  public static Pin of(OfferingId id) {
    return new Pin(
        Optional.of(id.provider()),
        Optional.of(id.region()),
        Optional.of(id.service()),
        Optional.of(id.model()),
        Optional.of(id.routing()),
        id.variant());
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Whether {@code offering} is left by the pin. */
  public boolean matches(Offering offering) {
    OfferingId id = offering.id();
    return provider.map(id.provider()::equals).orElse(true)
        && region.map(id.region()::equals).orElse(true)
        && service.map(id.service()::equals).orElse(true)
        && model
            .map(m -> m.equals(id.model()) || m.equals(offering.model().qualifiedId()))
            .orElse(true)
        && routing.map(r -> r == id.routing()).orElse(true)
        && variant.map(v -> id.variant().map(v::equals).orElse(false)).orElse(true);
  }
}
