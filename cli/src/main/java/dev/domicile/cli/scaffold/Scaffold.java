package dev.domicile.cli.scaffold;

import dev.domicile.cli.format.DocumentSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a new policy repository. */
public final class Scaffold {

  private Scaffold() {}

  /**
   * The files by their paths.
   *
   * @param schemas what its editor reads, with the words of the catalog
   */
  public static SortedMap<String, String> files(Template template, DocumentSchemas schemas) {
    SortedMap<String, String> files = new TreeMap<>();
    String policies = "policies/" + template.policy();
    files.put(policies + ".yaml", withSchema("Policy", template, "policy.yaml"));
    files.put(policies + ".test.yaml", withSchema("PolicyTest", template, "policy.test.yaml"));
    files.put(
        "workloads/" + template.workload() + ".yaml",
        withSchema("Workload", template, "workload.yaml"));
    files.put(".policy-check.yaml", text("common/policy-check.yaml"));
    files.put(".github/workflows/policies.yaml", text("common/workflow.yaml"));
    files.put("README.md", text("common/README.md"));
    for (String kind : new String[] {"Policy", "PolicyTest", "Waiver", "Workload"}) {
      files.put(Modeline.SCHEMAS + kind + ".json", schemas.of(kind));
    }
    return files;
  }

  private static String withSchema(String kind, Template template, String file) {
    return Modeline.to("../" + Modeline.SCHEMAS + kind + ".json")
        + text(template.id() + "/" + file);
  }

  private static String text(String name) {
    try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + name, e);
    }
  }
}
