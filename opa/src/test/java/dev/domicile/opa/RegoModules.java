package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rego as text, compiled to WebAssembly by a real {@code opa}. */
final class RegoModules {

  /** A rule that keeps the contract; what it permits stands in its data. */
  static final String STORAGE =
      """
      package acme

      answer := {
        "request": input.request,
        "evaluated": {o.id | some o in input.offerings},
        "violations": violations,
      }

      violations contains v if {
        some o in input.offerings
        f := finding(object.get(o, ["stages", "storage", "known"], null))
        v := object.union(f, {"offering": o.id, "rule": "storage"})
      }

      known(places) if {
        is_array(places)
        count(places) > 0
      }

      permitted(c) if c in data.permitted

      outside(places) := [p | some p in places; not permitted(p)]

      finding(places) := {"verdict": "unknown", "message": "storage location is not known"} if {
        not known(places)
      }

      finding(places) := {"verdict": "violated", "message": message} if {
        known(places)
        count(outside(places)) > 0
        message := concat(" ", array.concat(["storage in"], sort(outside(places))))
      }
      """;

  private RegoModules() {}

  /**
   * Builds a bundle.
   *
   * @param folder an empty folder; the bundle is put beside its sources
   * @param data the text of {@code data.json}, or empty for none
   */
  static Path build(Path folder, String rego, String data, String... entrypoints) {
    try {
      Path sources = Files.createDirectories(folder.resolve("sources"));
      Files.writeString(sources.resolve("policy.rego"), rego);
      if (!data.isEmpty()) {
        Files.writeString(sources.resolve("data.json"), data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>(List.of("build", "-t", "wasm"));
    for (String entrypoint : entrypoints) {
      arguments.addAll(List.of("-e", entrypoint));
    }
    arguments.addAll(List.of("-o", "../policy.tar.gz", "."));
    RealOpa.Run run = RealOpa.runIn(folder.resolve("sources"), arguments.toArray(String[]::new));
    assertEquals(0, run.exit(), run.text());
    return folder.resolve("policy.tar.gz");
  }

  /** A question about one offering for each list of storage places; ids are {@code o0}, …. */
  static RegoQuestion question(String request, String... storages) {
    StringBuilder input = new StringBuilder("{\"request\":\"" + request + "\",\"offerings\":[");
    for (int i = 0; i < storages.length; i++) {
      input
          .append(i == 0 ? "" : ",")
          .append(
              "{\"id\":\"o" + i + "\",\"stages\":{\"storage\":{\"known\":" + storages[i] + "}}}");
    }
    return new RegoQuestion(request, input.append("]}").toString());
  }
}
