package dev.domicile.cli.format;

import dev.domicile.catalog.CatalogLoader;
import dev.domicile.catalog.CatalogSchemas;
import dev.domicile.cli.config.ConfigFile;
import dev.domicile.cli.policytest.PolicyTestShape;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every kind of document that the command line reads. */
public final class DocumentKinds {

  private DocumentKinds() {}

  /** How each kind is written, by the name of the kind. */
  public static SortedMap<String, Shape<?>> shapes() {
    SortedMap<String, Shape<?>> shapes = new TreeMap<>(CatalogSchemas.byKind());
    // How policies are written does not depend on what a catalog holds.
    shapes.put("Policy", PolicyLoader.against(CatalogLoader.load(List.of()).orElseThrow()).shape());
    shapes.put("Waiver", PolicyLoader.waiverShape());
    shapes.put("Workload", WorkloadLoader.shape());
    shapes.put("PolicyTest", PolicyTestShape.DOCUMENT);
    shapes.put("Config", ConfigFile.SHAPE);
    return shapes;
  }
}
