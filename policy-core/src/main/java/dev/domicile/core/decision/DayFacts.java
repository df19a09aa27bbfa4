package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.policy.Evidence;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds of every offering on one day, whatever the workload. Filled once, then only read. */
final class DayFacts {

  private final Map<Usability.Gone, BitSet> gone = new EnumMap<>(Usability.Gone.class);
  private final VerdictBits usable = new VerdictBits();

  DayFacts(Catalog catalog, LocalDate day) {
    for (Usability.Gone reason : Usability.Gone.values()) {
      gone.put(reason, new BitSet());
    }
    List<Offering> offerings = catalog.offerings();
    NobodyAsks nobody = new NobodyAsks(catalog, day);
    for (int i = 0; i < offerings.size(); i++) {
      Offering offering = offerings.get(i);
      Optional<Usability.Gone> reason = Usability.gone(offering, day);
      if (reason.isPresent()) {
        set(reason.get()).set(i);
      }
      usable.add(Usability.judge(offering, nobody).verdict(), i);
    }
  }

  private BitSet set(Usability.Gone reason) {
    BitSet set = gone.get(reason);
    if (set == null) {
      throw new IllegalStateException("no set for " + reason);
    }
    return set;
  }

  /** The offerings that are no candidates for {@code reason}; not to be changed. */
  BitSet gone(Usability.Gone reason) {
    return set(reason);
  }

  /** The verdicts of {@code domicile/usable} without any evidence; not to be changed. */
  VerdictBits usable() {
    return usable;
  }

  /** A question that declares nothing. */
  private record NobodyAsks(Catalog catalog, LocalDate day)
      implements dev.domicile.core.policy.Question {
    @Override
    public String document() {
      throw new UnsupportedOperationException("usability does not ask what the workload says");
    }

    @Override
    public dev.domicile.core.catalog.CountrySet subjects() {
      return dev.domicile.core.catalog.CountrySet.empty();
    }

    @Override
    public dev.domicile.core.catalog.Country requester() {
      throw new UnsupportedOperationException("usability does not ask who the requester is");
    }

    @Override
    public java.util.Set<dev.domicile.core.catalog.Stage> stages() {
      return java.util.Set.of();
    }

    @Override
    public StageUse use(dev.domicile.core.catalog.Stage stage) {
      return StageUse.PLAIN;
    }

    @Override
    public List<Evidence> evidence() {
      return List.of();
    }

    @Override
    public Confidence minConfidence() {
      return Confidence.LOW;
    }
  }
}
