package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.decision.Pin;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which offerings are candidates, and the built-in rule about what can be used on a day. */
final class UsabilityReader {

  private static final Set<String> ANSWERED_BY_MODALITY =
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

  private final AskedWorkload asked;

  UsabilityReader(AskedWorkload asked) {
    this.asked = asked;
  }

  /** Whether nobody can call it on the day: gone, not yet there, or closed. */
  boolean isGone(Offering offering) {
    LocalDate day = asked.day;
    Optional<PartialDate> end = offering.endOfLife().date();
    if (SetReader.ended(end, day)) {
      return true;
    }
    boolean saidToBeRetired =
        offering.status() == Offering.Status.RETIRED
            && end.isEmpty()
            && !offering.endOfLife().unknown();
    boolean notYet =
        offering.availableFrom().isPresent()
            ? !SetReader.begun(offering.availableFrom(), day)
            : offering.status() == Offering.Status.ANNOUNCED
                || offering.region().status() == Region.Status.ANNOUNCED;
    boolean closed =
        offering.status() == Offering.Status.NOT_ACCESSIBLE
            || offering.region().access().equals("not-available");
    return saidToBeRetired || notYet || closed;
  }

  /** The verdict of {@code domicile/usable}. */
  Verdict verdict(Offering offering) {
    if (isGone(offering)) {
      return Verdict.VIOLATED;
    }
    boolean impaired =
        offering
            .region()
            .advisory()
            .map(
                note ->
                    note.since().map(d -> !asked.day.isBefore(d.first())).orElse(true)
                        && note.until().map(d -> !isOver(d)).orElse(true))
            .orElse(false);
    if (impaired || offering.endOfLife().unknown()) {
      return Verdict.UNKNOWN;
    }
    boolean verified =
        offering.status() != Offering.Status.UNVERIFIED || isDeclaredAvailable(offering);
    return verified ? Verdict.SATISFIED : Verdict.NEEDS_EVIDENCE;
  }

  private boolean isOver(PartialDate until) {
    LocalDate last = until.first().equals(until.last()) ? until.first() : until.last().plusDays(1);
    return !asked.day.isBefore(last);
  }

  private boolean isDeclaredAvailable(Offering offering) {
    Optional<String> operator = offering.operator().map(entity -> entity.id());
    for (Evidence piece : asked.counting(List.of("availability"), operator)) {
      if (piece.offerings().stream().anyMatch(glob -> matches(glob.pattern(), offering))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the workload wishes for it, the pin aside. */
  boolean isWished(Offering offering) {
    Workload workload = asked.workload;
    boolean model =
        workload.models().isEmpty()
            || workload.models().stream()
                .anyMatch(glob -> matches(glob.pattern(), offering.model().qualifiedId()));
    boolean capable =
        workload.capabilities().stream().noneMatch(capability -> surelyLacks(offering, capability));
    boolean accelerated =
        workload.accelerators().stream()
            .allMatch(
                one ->
                    offering.region().accelerators().isEmpty()
                        || offering.region().accelerators().contains(one));
    boolean featured =
        workload
            .stages()
            .map(listed -> listed.values().stream())
            .orElse(java.util.stream.Stream.of())
            .flatMap(spec -> spec.feature().stream())
            .map(id -> Optional.ofNullable(asked.catalog.features().get(id)).orElseThrow())
            .allMatch(feature -> feature.extents().containsKey(offering.region().id()));
    return model && capable && accelerated && featured;
  }

  private static boolean surelyLacks(Offering offering, String capability) {
    boolean modalityKnown =
        !offering.model().inputs().isEmpty() && !offering.model().outputs().isEmpty();
    return !offering.model().capabilities().contains(capability)
        && modalityKnown
        && ANSWERED_BY_MODALITY.contains(capability);
  }

  boolean isPinned(Offering offering) {
    Pin pin = asked.workload.pin();
    return is(pin.provider(), offering.id().provider())
        && is(pin.region(), offering.id().region())
        && is(pin.service(), offering.id().service())
        && (is(pin.model(), offering.id().model())
            || is(pin.model(), offering.model().developer().id() + "/" + offering.model().id()))
        && (pin.routing().isEmpty() || pin.routing().get() == offering.id().routing())
        && (pin.variant().isEmpty() || pin.variant().equals(offering.id().variant()));
  }

  private static boolean is(Optional<String> pinned, String value) {
    return pinned.isEmpty() || pinned.get().equals(value);
  }

  /** A pattern without {@code +} speaks of every variant. */
  static boolean matches(String pattern, Offering offering) {
    String id = offering.id().toString();
    int plus = id.indexOf('+');
    return matches(pattern, id)
        || plus >= 0 && !pattern.contains("+") && matches(pattern, id.substring(0, plus));
  }

  static boolean matches(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (String literal : pattern.split("\\*", -1)) {
      regex
          .append(regex.isEmpty() ? "" : ".*")
          .append("(?:")
          .append(Pattern.quote(literal))
          .append(")");
    }
    return Pattern.matches(regex.toString(), text);
  }
}
