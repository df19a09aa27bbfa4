package dev.domicile.residency;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Question.StageUse;
import dev.domicile.residency.Table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the words of the tables; {@code README.md} beside them says which there are. */
final class Words {

  private Words() {}

  static CountrySet countries(String text) {
    return CountrySet.of(
        Arrays.stream(text.strip().split("[ ,]+"))
            .filter(code -> !code.isEmpty())
            .map(Country::of)
            .toList());
  }

  static Extent extent(String text) {
    String known = after(text, "known");
    return switch (text.split("[ ;]")[0]) {
      case "nothing-kept" -> Extent.NONE;
      case "not-established" -> Extent.UNKNOWN;
      case "customer-chooses" -> Extent.CUSTOMER_CHOSEN;
      case "anywhere" -> Extent.anywhere(countries(known), List.of());
      case "closed" -> Extent.closed(countries(after(text, "closed")));
      case "open-ended" -> Extent.openEnded(countries(known), List.of());
      case "within" ->
          Extent.bounded(countries(known), List.of(), countries(after(text, "within")));
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** {@code at DE; copies FR IE}. */
  static StageUse use(String text, Optional<String> feature) {
    CountrySet at = countries(after(text, "at"));
    CountrySet copies = countries(after(text, "copies"));
    return new StageUse(
        feature, at, at.isEmpty() ? Optional.empty() : Optional.of("x"), copies, Optional.empty());
  }

  /** {@code scc with aws covers US until 2027; contract with aws stages logs places DE until …}. */
  static List<Evidence> evidence(List<String> pieces) {
    return pieces.stream().map(Words::piece).toList();
  }

  private static Evidence piece(String text) {
    Map<String, List<String>> words = new HashMap<>();
    String key = "kind";
    for (String word : text.split("[ ,]+")) {
      if (Set.of("with", "covers", "from", "until", "stages", "places").contains(word)) {
        key = word;
      } else {
        words.computeIfAbsent(key, unused -> new ArrayList<>()).add(word);
      }
    }
    List<String> covers = new ArrayList<>(words.getOrDefault("covers", List.of()));
    boolean anywhere = covers.remove("anywhere");
    Set<Stage> stages = new HashSet<>();
    words.getOrDefault("stages", List.of()).forEach(stage -> stages.add(Stage.parse(stage)));
    return new Evidence(
        first(words, "kind").orElseThrow(),
        words.getOrDefault("with", List.of()),
        countries(String.join(" ", covers)),
        anywhere,
        "REF-1",
        first(words, "from").map(PartialDate::parse),
        first(words, "until").map(PartialDate::parse).orElseThrow(),
        List.of(),
        stages,
        countries(String.join(" ", words.getOrDefault("places", List.of()))));
  }

  private static Optional<String> first(Map<String, List<String>> words, String key) {
    return words.getOrDefault(key, List.of()).stream().findFirst();
  }

  /** The sets of {@code sets.tsv}, one line a member. */
  static List<NamedSet> sets(List<Row> rows) {
    Map<String, List<NamedSet.Member>> members = new TreeMap<>();
    Map<String, List<String>> includes = new HashMap<>();
    Set<String> unread = new HashSet<>();
    for (Row row : rows) {
      List<NamedSet.Member> list =
          members.computeIfAbsent(row.get("set"), unused -> new ArrayList<>());
      switch (row.get("what")) {
        case "member" -> list.add(member(row));
        case "includes" ->
            includes
                .computeIfAbsent(row.get("set"), unused -> new ArrayList<>())
                .add(row.get("who"));
        case "not-read" -> unread.add(row.get("set"));
        case "published-empty" -> {}
        default -> throw new IllegalArgumentException(row.get("what"));
      }
    }
    List<NamedSet> sets = new ArrayList<>();
    members.forEach(
        (id, list) ->
            sets.add(
                new NamedSet(
                    id,
                    Optional.empty(),
                    includes.getOrDefault(id, List.of()),
                    list,
                    !unread.contains(id),
                    Clouds.PROVENANCE)));
    return sets;
  }

  private static NamedSet.Member member(Row row) {
    List<String> evidence = row.list("evidence", " ");
    return new NamedSet.Member(
        Country.of(row.get("who")),
        date(row.get("from")),
        date(row.get("until")),
        evidence.isEmpty() ? Optional.empty() : Optional.of("a part"),
        evidence);
  }

  static Optional<PartialDate> date(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(PartialDate.parse(text));
  }

  /** What stands behind {@code word} up to the next semicolon. */
  private static String after(String text, String word) {
    for (String part : text.split(";")) {
      String stripped = part.strip();
      if (stripped.equals(word)) {
        return "";
      }
      if (stripped.startsWith(word + " ")) {
        return stripped.substring(word.length() + 1);
      }
    }
    return "";
  }
}
