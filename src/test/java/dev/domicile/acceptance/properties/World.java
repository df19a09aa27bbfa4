package dev.domicile.acceptance.properties;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import java.util.ArrayList;
import java.util.List;

/** A generated catalog with the policies and waivers written against it. Immutable. */
public record World(
    Catalog catalog, List<PolicyDraft> drafts, List<String> waivers, PolicySet policies) {

  static World of(Catalog catalog, List<PolicyDraft> drafts, List<String> waivers) {
    return new World(catalog, drafts, waivers, load(catalog, drafts, waivers));
  }

  static PolicySet load(Catalog catalog, List<PolicyDraft> drafts, List<String> waivers) {
    List<Source> sources = new ArrayList<>();
    drafts.forEach(draft -> sources.add(Source.text(draft.id() + ".yaml", draft.text())));
    for (int i = 0; i < waivers.size(); i++) {
      sources.add(Source.text("waiver-" + i + ".yaml", waivers.get(i)));
    }
    return PolicyLoader.against(catalog).load(sources).orElseThrow();
  }

  World with(Catalog other) {
    return new World(other, drafts, waivers, policies);
  }

  World with(List<PolicyDraft> other) {
    return of(catalog, other, waivers);
  }

  World withWaivers(List<String> other) {
    return of(catalog, drafts, other);
  }

  /** What decides by them, newly compiled. */
  public PolicyDecisionPoint point() {
    return PolicyDecisionPoint.of(catalog, policies);
  }

  /** A workload written against the catalog. */
  public Workload workload(String text) {
    return WorkloadLoader.against(catalog)
        .load(Source.text("workload.yaml", text))
        .orElseThrow()
        .get(0);
  }

  /** Policies and waivers as text, the catalog an entry a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("\n# catalog\n").append(CatalogText.of(catalog));
    drafts.forEach(draft -> text.append("---\n").append(draft.text()));
    waivers.forEach(waiver -> text.append("---\n").append(waiver));
    return text.toString();
  }
}
