package dev.domicile.opa;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.policy.BodyKeys;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * What a requirement of kind {@code rego} says: which rule judges, and who evaluates it.
 *
 * @param path the rule's path below {@code data}, as in {@code acme/residency/answer}; of a
 *     WebAssembly module its entrypoint
 * @param wasm the module's file, relative to the policy's; empty if a server is asked
 * @param minConfidence facts with less are told as unknown
 * @param position where the rule is named
 */
public record RegoRequirement(
    String path, Optional<String> wasm, Optional<Confidence> minConfidence, SourcePosition position)
    implements RuleKind.Body {

  static final Shape<RegoRequirement> SHAPE = shape();

  private record Keys(
      Key<Optional<String>> pkg,
      Key<Optional<String>> rule,
      Key<Optional<String>> wasm,
      Key<Optional<String>> entrypoint,
      Key<Optional<Confidence>> minConfidence) {}

  private static Shape<RegoRequirement> shape() {
    ObjectBuilder b =
        Shape.object("RegoRequirement", "a rule in Rego, asked of a server or run in the process");
    Keys keys =
        new Keys(
            b.optional(
                "package",
                Shape.scalar("Rego package", text -> name(text, '.', "acme.residency"))
                    .example("acme.residency"),
                "the package of a rule that an OPA server evaluates"),
            b.optional(
                "rule",
                Shape.scalar("Rego rule", text -> name(text, '.', "answer")).example("answer"),
                "the rule in that package"),
            b.optional(
                "wasm",
                Shape.scalar("file", RegoRequirement::file).example("acme.tar.gz"),
                "a compiled policy beside the YAML: `policy.wasm`, or the bundle that holds it"),
            b.optional(
                "entrypoint",
                Shape.scalar("entrypoint", text -> name(text, '/', "acme/answer"))
                    .example("acme/answer"),
                "the entrypoint with which it was compiled"),
            BodyKeys.minConfidence(b));
    b.absent(keys.pkg(), "`wasm` has to be there")
        .absent(keys.rule(), "`wasm` has to be there")
        .absent(keys.wasm(), "`package` and `rule` have to be there")
        .absent(keys.entrypoint(), "`package` and `rule` have to be there");
    return b.build(fields -> of(fields, keys));
  }

  private static RegoRequirement of(Fields f, Keys keys) {
    boolean server = f.has(keys.pkg()) || f.has(keys.rule());
    boolean wasm = f.has(keys.wasm()) || f.has(keys.entrypoint());
    if (server == wasm) {
      throw new IllegalArgumentException(
          "name a rule of a server by `package` and `rule`, or a compiled one by `wasm` and"
              + " `entrypoint`"
              + (server ? ", not both" : ""));
    }
    Key<Optional<String>> first = server ? keys.pkg() : keys.wasm();
    Key<Optional<String>> second = server ? keys.rule() : keys.entrypoint();
    if (!f.has(first) || !f.has(second)) {
      throw new IllegalArgumentException(
          server ? "`package` and `rule` go together" : "`wasm` and `entrypoint` go together");
    }
    String path =
        server
            ? (f.get(first).orElseThrow() + "." + f.get(second).orElseThrow()).replace('.', '/')
            : f.get(second).orElseThrow();
    return new RegoRequirement(
        path,
        wasm ? f.get(first) : Optional.empty(),
        f.get(keys.minConfidence()),
        f.positionOf(first).orElse(f.position()));
  }

  /** Text goes into a path that is asked for, so nothing but plain names passes. */
  private static String name(String text, char separator, String example) {
    for (String part : List.of(text.split(java.util.regex.Pattern.quote("" + separator), -1))) {
      if (!part.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException(
            "`"
                + text
                + "` is not written as names joined by `"
                + separator
                + "`, as in `"
                + example
                + "`");
      }
    }
    return text;
  }

  private static String file(String text) {
    boolean absolute = text.startsWith("/") || text.contains("\\") || text.contains(":");
    if (absolute || text.indexOf('\0') >= 0 || text.endsWith("/")) {
      throw new IllegalArgumentException(
          "`" + text + "` is no path relative to this file, as in `rego/acme.tar.gz`");
    }
    return text;
  }
}
