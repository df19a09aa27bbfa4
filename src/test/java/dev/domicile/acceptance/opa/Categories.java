package dev.domicile.acceptance.opa;

import dev.domicile.acceptance.opa.Answer.Difference;
import dev.domicile.acceptance.opa.GeneratedCase.Disagreement;
import dev.domicile.acceptance.properties.Worlds.Case;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Disagreements sorted by what they are about: the kind of rule and both verdicts. Findings come
 * before the outcomes and orders that follow from them. Safe for several threads.
 */
final class Categories {

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Disagreement> first = new TreeMap<>();

  synchronized void add(Disagreement found) {
    PolicySet policies = found.asked().world().policies();
    found.differences().stream()
        .map(one -> category(one, policies))
        .distinct()
        .forEach(
            category -> {
              counts.merge(category, 1, Integer::sum);
              first.putIfAbsent(category, found);
            });
  }

  /** What {@code difference} is about. */
  static String category(Difference difference, PolicySet policies) {
    String[] words = difference.part().split(" ");
    String java = difference.java();
    String rego = difference.rego();
    if (rego.startsWith("no decision")) {
      return "1 " + rego.substring(0, Math.min(rego.length(), 200));
    }
    for (Rule rule : policies.rules()) {
      if (words.length > 1 && words[1].equals(rule.qualifiedId())) {
        return "2 " + rule.kinds() + ": Java " + java + ", Rego " + rego;
      }
    }
    if (words.length > 1 && words[1].startsWith("domicile/")) {
      return "2 " + words[1] + ": Java " + java + ", Rego " + rego;
    }
    if (difference.part().contains("@")) {
      return words.length > 1
          ? "3 " + words[1].toLowerCase(Locale.ROOT) + " of a placement"
          : "4 outcome of an offering: Java " + java + ", Rego " + rego;
    }
    return "5 " + difference.part();
  }

  /** The report of a case made small, as long as it goes on to disagree about {@code category}. */
  static String small(String category, Disagreement found, Semantics rego) {
    PolicySet policies = found.asked().world().policies();
    Case small = GeneratedCase.small(found, rego, one -> category(one, policies).equals(category));
    return GeneratedCase.report(small, rego);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  synchronized Map<String, Disagreement> first() {
    return new TreeMap<>(first);
  }
}
