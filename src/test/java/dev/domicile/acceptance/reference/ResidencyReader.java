package dev.domicile.acceptance.reference;

import dev.domicile.acceptance.reference.Places.Promise;
import dev.domicile.acceptance.reference.SetReader.Belongs;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.policy.Verdict;
import dev.domicile.residency.ResidencyRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The table of the specification about places, read row by row. */
final class ResidencyReader {

  private final AskedWorkload asked;
  private final Optional<String> operator;
  private final Places places;
  private List<String> set = List.of();

  private ResidencyReader(AskedWorkload asked, Offering offering, Places places) {
    this.asked = asked;
    this.operator = offering.operator().map(entity -> entity.id());
    this.places = places;
  }

  static List<Judged> judge(
      ResidencyRequirement body, AskedWorkload asked, Offering offering, Confidence least) {
    List<Judged> judged = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (body.stages().contains(stage) && asked.has(stage)) {
        Places places = Places.of(asked, offering, stage, least);
        ResidencyReader reader = new ResidencyReader(asked, offering, places);
        List<Judged> opinions = new ArrayList<>();
        body.onlyIn().ifPresent(list -> opinions.addAll(reader.opinions("onlyIn", list)));
        body.notIn().ifPresent(list -> opinions.addAll(reader.opinions("notIn", list)));
        body.copyIn().ifPresent(list -> opinions.addAll(reader.opinions("copyIn", list)));
        Offence offence = Offence.NONE;
        for (Judged opinion : opinions) {
          offence = offence.and(opinion.offence());
        }
        judged.add(new Judged(Optional.of(stage), Judged.worst(opinions), offence));
      }
    }
    return judged;
  }

  /** One opinion for each subject that the places speak of, or one for all. */
  private List<Judged> opinions(String verb, PlaceList list) {
    List<String> subjects = new ArrayList<>(asked.subjects());
    boolean each = list.names().contains("@subjects") && !subjects.isEmpty();
    List<Judged> opinions = new ArrayList<>();
    for (String subject : each ? subjects : List.of("")) {
      set =
          list.names().stream()
              .flatMap(
                  name ->
                      switch (name) {
                        case "@subjects" -> subject.isEmpty() ? Stream.of() : Stream.of(subject);
                        case "@requester" -> Stream.of(asked.requester());
                        default -> Stream.of(name);
                      })
              .toList();
      opinions.addAll(opinion(verb));
    }
    return opinions;
  }

  private List<Judged> opinion(String verb) {
    Judged say =
        new Judged(Optional.empty(), Verdict.NEEDS_EVIDENCE, new Offence(new TreeSet<>(), true));
    if (!places.unsaid()) {
      return List.of(judge(verb));
    }
    if (verb.equals("notIn") && isSurelyEmpty()) {
      return List.of(Judged.satisfied(Optional.empty()));
    }
    if (places.onlyUnsaid()) {
      return List.of(say);
    }
    Judged rest = judge(verb);
    if (verb.equals("copyIn")) {
      // The place that is still to be said may be the copy.
      return List.of(rest.verdict() == Verdict.SATISFIED ? rest : say);
    }
    return List.of(say, rest);
  }

  private Judged judge(String verb) {
    return switch (verb) {
      case "onlyIn" -> of(onlyIn(), c -> !isAccepted(c));
      case "notIn" -> of(notIn(), c -> belongs(c) != Belongs.NO);
      default -> of(copyIn(), c -> !isAccepted(c));
    };
  }

  private Judged of(Verdict verdict, Predicate<String> offends) {
    if (verdict == Verdict.SATISFIED) {
      return Judged.satisfied(Optional.empty());
    }
    SortedSet<String> offending = new TreeSet<>();
    places.countries().stream().filter(offends).forEach(offending::add);
    return new Judged(Optional.empty(), verdict, places.offence(offending));
  }

  private Verdict onlyIn() {
    if (places.promise() == Promise.NOTHING_HAPPENS) {
      return Verdict.SATISFIED;
    }
    if (places.named().stream().anyMatch(c -> belongs(c) == Belongs.NO)
        || places.promise() == Promise.ANYWHERE) {
      return Verdict.VIOLATED;
    }
    if (places.promise() == Promise.NONE_KNOWN) {
      return Verdict.UNKNOWN;
    }
    if (places.bound().stream().allMatch(c -> belongs(c) == Belongs.NO)) {
      return Verdict.VIOLATED;
    }
    if (places.bound().stream().allMatch(this::isAccepted)) {
      return Verdict.SATISFIED;
    }
    return places.bound().stream().allMatch(this::couldBeAccepted)
        ? Verdict.NEEDS_EVIDENCE
        : Verdict.UNKNOWN;
  }

  private Verdict notIn() {
    if (places.promise() == Promise.NOTHING_HAPPENS || isSurelyEmpty()) {
      return Verdict.SATISFIED;
    }
    if (places.named().stream().anyMatch(this::isMember)) {
      return Verdict.VIOLATED;
    }
    if (places.promise() == Promise.ANYWHERE) {
      return asked.sets.members(set).isEmpty() ? Verdict.UNKNOWN : Verdict.VIOLATED;
    }
    if (places.promise() == Promise.NONE_KNOWN) {
      return Verdict.UNKNOWN;
    }
    if (places.bound().stream().allMatch(this::isMember)) {
      return Verdict.VIOLATED;
    }
    return places.bound().stream().allMatch(c -> belongs(c) == Belongs.NO)
        ? Verdict.SATISFIED
        : Verdict.UNKNOWN;
  }

  private Verdict copyIn() {
    boolean bounded = places.promise() == Promise.INSIDE_BOUND;
    if (places.declared().stream().anyMatch(this::isAccepted)
        || bounded && places.bound().stream().allMatch(this::isAccepted)) {
      return Verdict.SATISFIED;
    }
    if (places.declared().stream().anyMatch(this::couldBeAccepted)
        || bounded && places.bound().stream().allMatch(this::couldBeAccepted)) {
      return Verdict.NEEDS_EVIDENCE;
    }
    if (places.promise() == Promise.NOTHING_HAPPENS
        || bounded && places.bound().stream().allMatch(c -> belongs(c) == Belongs.NO)) {
      return Verdict.VIOLATED;
    }
    return Verdict.UNKNOWN;
  }

  private Belongs belongs(String country) {
    return asked.sets.belongs(country, set);
  }

  private boolean isMember(String country) {
    return belongs(country) == Belongs.YES || belongs(country) == Belongs.PARTLY;
  }

  /** A member of which a part is meant is accepted with the evidence that shows the part. */
  private boolean isAccepted(String country) {
    return switch (belongs(country)) {
      case YES -> true;
      case PARTLY ->
          asked.isOpened(asked.sets.kinds(country, set), operator, Offence.in(List.of(country)));
      case PERHAPS, NO -> false;
    };
  }

  private boolean couldBeAccepted(String country) {
    return isMember(country);
  }

  private boolean isSurelyEmpty() {
    return asked.sets.members(set).isEmpty() && !asked.sets.isUnread(set);
  }
}
