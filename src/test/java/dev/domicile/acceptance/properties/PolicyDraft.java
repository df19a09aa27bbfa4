package dev.domicile.acceptance.properties;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy as text.
 *
 * @param head everything of {@code metadata} but the id
 * @param rules one line of flow YAML each
 */
public record PolicyDraft(String id, String head, List<String> rules) {

  public PolicyDraft {
    rules = List.copyOf(rules);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("apiVersion: domicile/v1\nkind: Policy\n");
    text.append("metadata: {id: ").append(id).append(", title: ").append(id).append(", ");
    text.append(head).append("}\nrules:\n");
    rules.forEach(rule -> text.append("  - ").append(rule).append("\n"));
    return text.toString();
  }

  PolicyDraft with(List<String> others) {
    return new PolicyDraft(id, head, others);
  }

  PolicyDraft plus(String rule) {
    List<String> all = new ArrayList<>(rules);
    all.add(rule);
    return with(all);
  }
}
