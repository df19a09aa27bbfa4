package dev.domicile.core.decision;

import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.policy.Waiver;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The waivers that name one workload.
 *
 * @param live those in force on the day
 * @param ended those that have ended, and lift nothing any more
 */
record NamedWaivers(List<LiveWaiver> live, List<LiveWaiver> ended) {

  /** The waivers of {@code point} that name the workload of {@code question}, in their order. */
  static NamedWaivers of(PolicyDecisionPoint point, PreparedQuestion question) {
    List<LiveWaiver> live = new ArrayList<>();
    List<LiveWaiver> ended = new ArrayList<>();
    String name = question.workload().name();
    for (Waiver waiver : point.policies().waivers()) {
      boolean named =
          waiver.workloads().isEmpty()
              || waiver.workloads().stream().anyMatch(glob -> glob.matches(name));
      boolean holds =
          waiver.when().map(condition -> question.holds(condition) == Truth.TRUE).orElse(true);
      if (!named || !holds) {
        continue;
      }
      BitSet offerings = point.offeringsMatching(waiver.offerings());
      if (waiver.isInForceOn(question.day())) {
        live.add(new LiveWaiver(waiver, offerings));
      } else if (waiver.hasEndedOn(question.day())) {
        ended.add(new LiveWaiver(waiver, offerings));
      }
    }
    return new NamedWaivers(List.copyOf(live), List.copyOf(ended));
  }

  /** Whether one in force lifts a verdict on an offering. */
  boolean isLifted(String rule, Verdict verdict, int index) {
    return live.stream().anyMatch(one -> one.lifts(rule, verdict) && one.offerings().get(index));
  }

  /**
   * The first waiver that lifts a verdict on an offering. What is said of the workload as a whole
   * ({@code index} below zero) is lifted only by a waiver that names no offering.
   */
  Optional<String> waivedBy(String rule, Verdict verdict, int index) {
    return live.stream()
        .filter(
            one ->
                one.lifts(rule, verdict)
                    && (index < 0
                        ? one.waiver().offerings().isEmpty()
                        : one.offerings().get(index)))
        .map(one -> one.waiver().id())
        .findFirst();
  }

  /** What is to be told of waivers that would still have something to lift. */
  List<String> warnings(List<CompiledRule> applied, AllVerdicts all) {
    return ended.stream()
        .filter(one -> touches(one, applied, all))
        .map(
            one ->
                "waiver "
                    + one.waiver().id()
                    + " ended on "
                    + one.waiver().until()
                    + " and lifts nothing any more")
        .toList();
  }

  private static boolean touches(LiveWaiver live, List<CompiledRule> applied, AllVerdicts all) {
    for (int i = 0; i < applied.size(); i++) {
      if (live.waiver().names(applied.get(i).rule().qualifiedId())) {
        for (Verdict verdict : live.waiver().lifts()) {
          if (all.of(i).of(verdict).intersects(live.offerings())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
