package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Truth;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which offerings a workload wishes for on a day, which wishes the catalog cannot answer, and why
 * the others are no candidates.
 *
 * @param candidates what is wished for and can be called on the day
 * @param unanswered candidates of which the catalog cannot say whether they meet a wish
 * @param withoutPin what would be wished for without the pin
 * @param notCandidates how many of those wished for are no candidates, by reason
 * @param emptiedBy the wish or reason that removed the last candidate
 */
record Wishes(
    BitSet candidates,
    BitSet unanswered,
    BitSet withoutPin,
    Map<String, Integer> notCandidates,
    Optional<String> emptiedBy) {

  /** Capabilities that a model's recorded modality answers, one way or the other. */
  private static final Set<String> BY_MODALITY =
      Set.of(
          "chat",
          "embedding",
          "image-input",
          "audio-input",
          "video-input",
          "document-input",
          "image-output",
          "audio-output",
          "video-output");

  static Wishes of(Workload workload, Catalog catalog, DayFacts facts) {
    Collector collector = new Collector(catalog);
    if (!workload.models().isEmpty()) {
      collector.keep(
          "models",
          offering ->
              Truth.of(
                  workload.models().stream()
                      .anyMatch(glob -> glob.matches(offering.model().qualifiedId()))));
    }
    for (String capability : workload.capabilities()) {
      collector.keep(
          "capabilities: " + capability, offering -> hasCapability(offering, capability));
    }
    for (String accelerator : workload.accelerators()) {
      collector.keep(
          "accelerators: " + accelerator,
          offering ->
              offering.region().accelerators().isEmpty()
                  ? Truth.UNKNOWN
                  : Truth.of(offering.region().accelerators().contains(accelerator)));
    }
    workload
        .stages()
        .ifPresent(
            stages ->
                stages.forEach(
                    (stage, spec) ->
                        spec.feature()
                            .ifPresent(id -> collector.dropWithout(id, feature(catalog, id)))));
    BitSet beforePin = (BitSet) collector.left.clone();
    BitSet beforePinUnanswered = (BitSet) collector.unanswered.clone();
    if (!workload.pin().isEmpty()) {
      collector.keep("pin", offering -> Truth.of(workload.pin().matches(offering)));
    }
    // Somebody who names the model asks for this very offering and is told why it is gone.
    boolean keepGone = workload.pin().model().isPresent();
    if (!keepGone) {
      for (Usability.Gone reason : Usability.Gone.values()) {
        collector.drop(reason.id(), facts.gone(reason));
      }
    }
    for (Usability.Gone reason : Usability.Gone.values()) {
      beforePin.andNot(facts.gone(reason));
    }
    beforePinUnanswered.and(beforePin);
    collector.unanswered.and(collector.left);
    return new Wishes(
        collector.left,
        collector.unanswered,
        beforePin,
        collector.counts,
        Optional.ofNullable(collector.emptiedBy));
  }

  private static Feature feature(Catalog catalog, String id) {
    Feature feature = catalog.features().get(id);
    if (feature == null) {
      throw new IllegalArgumentException("there is no feature `" + id + "`");
    }
    return feature;
  }

  /** Whether a model can do something, as far as sources say. */
  static Truth hasCapability(Offering offering, String capability) {
    if (offering.model().capabilities().contains(capability)) {
      return Truth.TRUE;
    }
    boolean modalityKnown =
        !offering.model().inputs().isEmpty() && !offering.model().outputs().isEmpty();
    return BY_MODALITY.contains(capability) && modalityKnown ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static final class Collector {
    private final List<Offering> offerings;
    private final BitSet left = new BitSet();
    private final BitSet unanswered = new BitSet();
    private final Map<String, Integer> counts = new TreeMap<>();
    private @org.jspecify.annotations.Nullable String emptiedBy;

    Collector(Catalog catalog) {
      this.offerings = catalog.offerings();
      left.set(0, offerings.size());
    }

    void keep(String wish, Function<Offering, Truth> test) {
      // Offerings share models and regions, but a test a bit is still the simplest thing.
      Map<Object, Truth> known = new LinkedHashMap<>();
      for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
        Offering offering = offerings.get(i);
        Truth truth =
            wish.equals("pin")
                ? test.apply(offering)
                : known.computeIfAbsent(
                    wish.startsWith("accelerators")
                        ? offering.region().id()
                        : offering.model().id(),
                    key -> test.apply(offering));
        if (truth == Truth.FALSE) {
          left.clear(i);
        } else if (truth == Truth.UNKNOWN) {
          unanswered.set(i);
        }
      }
      noteIfEmpty(wish);
    }

    void dropWithout(String id, Feature feature) {
      int lacking = 0;
      for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
        if (!feature.extents().containsKey(offerings.get(i).region().id())) {
          left.clear(i);
          lacking++;
        }
      }
      if (lacking > 0) {
        counts.put("without feature " + id, lacking);
      }
      noteIfEmpty("feature " + id);
    }

    void drop(String reason, BitSet gone) {
      BitSet dropped = (BitSet) left.clone();
      dropped.and(gone);
      if (!dropped.isEmpty()) {
        counts.put(reason, dropped.cardinality());
        left.andNot(dropped);
      }
      noteIfEmpty(reason);
    }

    private void noteIfEmpty(String wish) {
      if (left.isEmpty() && emptiedBy == null) {
        emptiedBy = wish;
      }
    }
  }
}
