package dev.domicile.cli.scaffold;

import dev.domicile.core.source.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a new policy repository. */
public final class Scaffold {

  /** Where the schemas lie that editors read. */
  private static final String SCHEMAS = ".schemas/";

  private Scaffold() {}

  /**
   * The files by their paths.
   *
   * @param shapes every kind of document, for the schemas that its editor reads
   */
  public static SortedMap<String, String> files(Template template, Map<String, Shape<?>> shapes) {
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
      Shape<?> shape = shapes.get(kind);
      if (shape == null) {
        throw new IllegalArgumentException("there is no shape of " + kind);
      }
      files.put(SCHEMAS + kind + ".json", shape.jsonSchema("domicile/v1 " + kind));
    }
    return files;
  }

  private static String withSchema(String kind, Template template, String file) {
    return "# yaml-language-server: $schema=../"
        + SCHEMAS
        + kind
        + ".json\n"
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
