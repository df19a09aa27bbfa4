package dev.domicile.acceptance.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.Citation;
import dev.domicile.core.policy.EffectiveDates;
import dev.domicile.core.policy.Grade;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page says of one policy. */
final class PolicyEntry {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Policy policy;
  private final Catalog catalog;
  private final LeftToPeople left;

  PolicyEntry(Policy policy, Catalog catalog) {
    this.policy = policy;
    this.catalog = catalog;
    this.left = new LeftToPeople(policy.rules(), catalog);
  }

  String id() {
    return policy.id();
  }

  String jurisdiction() {
    return policy.jurisdiction();
  }

  /** The folder of its file, below {@code policies}. */
  String folder() {
    String file = policy.position().file();
    String folder = file.substring(0, file.lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** The laws that it cites, each once. */
  String laws() {
    return citations().map(PolicyEntry::law).distinct().collect(Collectors.joining("; "));
  }

  private Stream<Citation> citations() {
    return Stream.concat(
        policy.citations().stream(), policy.rules().stream().flatMap(r -> r.citations().stream()));
  }

  private static String law(Citation citation) {
    return citation.title().orElse(citation.instrument());
  }

  String dates() {
    return dates(policy.effective());
  }

  private static String dates(EffectiveDates dates) {
    return Stream.of(
            dates.from().map(day -> "from " + day), dates.until().map(day -> "before " + day))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  /** What its rules can do, the strongest first. */
  String effect() {
    return policy.rules().stream()
        .map(rule -> RuleEffect.of(rule, catalog))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(RuleEffect::word)
        .collect(Collectors.joining(", "));
  }

  String grades() {
    return policy.rules().stream()
        .map(Rule::grade)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(Grade::toString)
        .collect(Collectors.joining(", "));
  }

  /** From the oldest to the newest state that was read. */
  String asOf() {
    TreeSet<String> days = new TreeSet<>();
    boolean undated = false;
    for (Citation citation : citations().toList()) {
      String asOf = citation.asOf().orElse("undated");
      if (asOf.startsWith("2")) {
        days.add(asOf);
      } else {
        undated = true;
      }
    }
    List<String> parts = new ArrayList<>();
    if (!days.isEmpty()) {
      parts.add(days.size() == 1 ? days.first() : days.first() + " to " + days.last());
    }
    if (undated) {
      parts.add("undated");
    }
    return String.join(", ", parts);
  }

  /** How many rules of which kinds. */
  String kinds() {
    TreeMap<String, Integer> counts = new TreeMap<>();
    policy.rules().forEach(rule -> counts.merge(rule.kinds(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().replace("+", " + "))
        .collect(Collectors.joining(", "));
  }

  String askedBack() {
    return left.counts();
  }

  /** Everything. */
  String details() {
    String path = "../../policies/" + folder() + "/" + id();
    StringBuilder text = new StringBuilder();
    text.append("### ").append(id()).append("\n\n");
    text.append("**").append(policy.title()).append(".** In force ").append(dates());
    text.append(state().map(state -> "; " + state).orElse("")).append(". ");
    text.append(Markdown.link("Rules", path + ".yaml")).append(", ");
    text.append(Markdown.link("tests", path + ".test.yaml")).append(".\n\n");
    policy.description().ifPresent(says -> text.append(says.strip()).append("\n\n"));
    text.append("Law: ").append(law()).append("\n\n");
    text.append(rules());
    text.append(left.list());
    return text.toString();
  }

  private Optional<String> state() {
    try {
      return Optional.ofNullable(JSON.readTree(policy.json()).get("state"))
          .map(state -> "law " + state.asText().replace('-', ' '));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Each law with its sections, where they were read and as of when. */
  private String law() {
    Map<String, LinkedHashSet<String>> sections = new LinkedHashMap<>();
    for (Citation citation : citations().toList()) {
      String name = law(citation);
      String read =
          citation.url().map(url -> Markdown.link(name, url)).orElse(name)
              + " as of "
              + citation.asOf().orElse("undated");
      sections
          .computeIfAbsent(read.replace("as of undated", "undated"), key -> new LinkedHashSet<>())
          .addAll(citation.section().stream().toList());
    }
    return sections.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + (entry.getValue().isEmpty()
                            ? ""
                            : " (" + String.join("; ", entry.getValue()) + ")"))
            .collect(Collectors.joining(" · "))
        + ".";
  }

  private String rules() {
    List<List<String>> rows = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      rows.add(
          List.of(
              Markdown.code(rule.id()),
              rule.title(),
              kindLinks(rule),
              RuleEffect.of(rule, catalog).word(),
              rule.effective().equals(policy.effective())
                  ? "as the policy"
                  : dates(rule.effective()),
              rule.grade().toString()));
    }
    return Markdown.table(List.of("rule", "says", "kind", "can", "in force", "law read"), rows);
  }

  private static String kindLinks(Rule rule) {
    Function<String, String> link = kind -> Markdown.link(kind, "../rules/" + kind + ".md");
    return Stream.of(rule.kinds().split("\\+")).map(link).collect(Collectors.joining(", "));
  }
}
