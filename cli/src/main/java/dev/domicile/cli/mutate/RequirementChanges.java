package dev.domicile.cli.mutate;

import dev.domicile.cli.mutate.Written.Entry;
import dev.domicile.cli.policytest.Twist;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of what a rule asks. Keys mean the same in every rule kind that has them; of a kind that
 * is not known here only those are changed.
 */
final class RequirementChanges {

  private final Harvest harvest;
  private final ConditionChanges conditions;
  private final PlaceChanges places;

  RequirementChanges(Harvest harvest, ConditionChanges conditions) {
    this.harvest = harvest;
    this.conditions = conditions;
    this.places = new PlaceChanges(harvest);
  }

  /** Everything under the key of a rule kind. */
  void of(String kind, String path, Written body) {
    if (!body.isMapping()) {
      return;
    }
    for (int i = 0; i < body.entries().size(); i++) {
      Entry entry = body.entries().get(i);
      String inner = path + "." + entry.name();
      Written value = entry.value();
      switch (entry.name()) {
        case "onlyIn", "notIn", "copyIn" -> places.of(inner, body, i);
        case "stages" -> stages(inner, value);
        case "minConfidence", "minGrade" ->
            drop(inner, body, i, "a case that rests on a fact known less well");
        case "allOf", "anyOf", "atLeast" -> {
          if (kind.equals("offering")) {
            condition(path, body, i);
          } else {
            several(inner, body, entry);
          }
        }
        case "says" -> says(inner, value);
        case "providers", "regions", "developers" -> count(inner, value);
        case "text" -> {}
        default -> {
          if (kind.equals("offering")) {
            condition(path, body, i);
          }
        }
      }
    }
  }

  private void condition(String path, Written body, int index) {
    Entry entry = body.entries().get(index);
    long conditionsBeside =
        body.entries().stream()
            .filter(other -> !other.name().equals("stages"))
            .filter(other -> !other.name().equals("minConfidence"))
            .count();
    String inner = path + "." + entry.name();
    if (conditionsBeside > 1) {
      drop(inner, body, index, "a case in which only this condition does not hold");
    }
    conditions.one(inner, entry);
  }

  private void drop(String path, Written body, int index, String hint) {
    Entry entry = body.entries().get(index);
    harvest.add(
        path,
        "drop",
        "`" + entry.name() + "` is gone",
        hint,
        entry.start(),
        harvest.edit().remove(body, index));
  }

  private void stages(String path, Written stages) {
    if (!stages.isList()) {
      return;
    }
    if (stages.items().get(0).text().equals("all")) {
      harvest.add(
          path,
          "inference-only",
          "only inference is asked about",
          "a case that is refused because of another stage",
          stages.start(),
          harvest.edit().replace(stages, "[inference]"));
      return;
    }
    for (int i = 0; i < stages.entries().size() && stages.entries().size() > 1; i++) {
      Written stage = stages.entries().get(i).value();
      harvest.add(
          path,
          "drop-" + stage.text(),
          "`" + stage.text() + "` is not asked about",
          Hint.about(stage.text()),
          stage.start(),
          harvest.edit().remove(stages, i));
    }
  }

  /** Schemes or kinds of evidence. */
  private void several(String path, Written body, Entry entry) {
    Written list = entry.value();
    if (entry.name().equals("atLeast")) {
      counted(path, list);
      return;
    }
    boolean all = entry.name().equals("allOf");
    for (int i = 0; i < list.entries().size() && list.isList(); i++) {
      Written item = list.entries().get(i).value();
      String word = item.isMapping() ? item.textOf("scheme").orElse("") : item.text();
      if (list.entries().size() > 1) {
        harvest.add(
            path,
            "drop-" + word,
            "`" + word + "` is no longer named",
            hint(all ? "lacks" : "has", word),
            item.start(),
            harvest.edit().remove(list, i));
      }
      scheme(path + "." + word, item);
    }
    if (list.isList() && list.entries().size() > 1 && body.get(all ? "anyOf" : "allOf").isEmpty()) {
      String other = all ? "anyOf" : "allOf";
      harvest.add(
          path,
          other,
          "`" + entry.name() + "` has become `" + other + "`",
          "a case that has one of them",
          entry.start(),
          new Edit(entry.start(), entry.key().orElseThrow().end(), other));
    }
  }

  private Hint hint(String does, String word) {
    String text = "a case that only " + does + " `" + word + "`";
    return harvest.catalog().vocabulary().evidenceKinds().containsKey(word)
        ? Hint.of(text, new Twist.Evidenced(word))
        : Hint.of(text);
  }

  private void counted(String path, Written body) {
    body.get("count").ifPresent(count -> count(path + ".count", count));
    body.entry("of").ifPresent(of -> several(path + ".of", body, of));
  }

  private void scheme(String path, Written scheme) {
    if (!scheme.isMapping()) {
      return;
    }
    for (int i = 0; i < scheme.entries().size(); i++) {
      Entry entry = scheme.entries().get(i);
      if (!List.of("level", "version", "types").contains(entry.name())) {
        continue;
      }
      String inner = path + "." + entry.name();
      drop(inner, scheme, i, "a case that holds the scheme without this");
      Written least = entry.value().get("atLeast").orElse(entry.value());
      Optional<String> id = scheme.textOf("scheme");
      List<String> ladder = Ladders.of(harvest.catalog(), id, entry.name());
      int place = ladder.indexOf(least.text());
      if (place > 0) {
        String lower = ladder.get(place - 1);
        harvest.add(
            inner,
            "lower",
            "`" + lower + "` is enough",
            "a case that holds `" + lower + "`",
            least.start(),
            harvest.edit().replace(least, Editing.word(lower)));
      }
    }
  }

  private void says(String path, Written says) {
    String other = says.text().equals("prohibited") ? "no-location-rule" : "prohibited";
    harvest.add(
        path,
        other,
        "it says `" + other + "`",
        "a case to which the rule applies",
        says.start(),
        harvest.edit().replace(says, other));
  }

  private void count(String path, Written number) {
    int count = Integer.parseInt(number.text());
    if (count > 1) {
      harvest.add(
          path,
          "fewer",
          count - 1 + " are enough",
          "a case with " + (count - 1),
          number.start(),
          harvest.edit().replace(number, String.valueOf(count - 1)));
    }
  }

  /** What stands under {@code orEvidence}. */
  void evidence(String path, Written body) {
    for (int i = 0; i < body.entries().size(); i++) {
      Entry entry = body.entries().get(i);
      String inner = path + "." + entry.name();
      if (entry.name().equals("closes")) {
        if (isContractAlone(body)) {
          continue;
        }
        drop(inner, body, i, "a case whose evidence must not help against another verdict");
        closed(inner, entry.value());
      } else {
        if (body.get("allOf").isPresent() && body.get("anyOf").isPresent()) {
          drop(inner, body, i, "a case that lacks what `" + entry.name() + "` asks for");
        }
        several(inner, body, entry);
      }
    }
  }

  /** A contract opens no place: whatever it is said to close, it closes the unknown. */
  static boolean isContractAlone(Written body) {
    return Stream.of("allOf", "anyOf")
        .flatMap(key -> body.get(key).stream())
        .flatMap(kinds -> kinds.items().stream())
        .allMatch(kind -> kind.text().equals("contract"));
  }

  private void closed(String path, Written closes) {
    for (int i = 0; i < closes.entries().size() && closes.entries().size() > 1; i++) {
      Written verdict = closes.entries().get(i).value();
      harvest.add(
          path,
          "drop-" + verdict.text(),
          "evidence does not help against `" + verdict.text() + "`",
          "a case that passes by evidence and would else be `" + verdict.text() + "`",
          verdict.start(),
          harvest.edit().remove(closes, i));
    }
  }
}
