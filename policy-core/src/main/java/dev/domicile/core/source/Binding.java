package dev.domicile.core.source;

import java.util.Optional;

/** Where a {@link Shape} is while it binds: what to report to, and the key it is under. */
record Binding(Problems problems, String prefix) {

  static Binding root(Problems problems) {
    return new Binding(problems, "");
  }

  /** For the value of a key: its problems are told with the key before them. */
  Binding under(String key) {
    return new Binding(problems, Quoting.quote(key) + ": ");
  }

  void error(SourcePosition position, String code, String message) {
    problems.error(position, code, prefix + message);
  }

  void error(SourcePosition position, String code, String message, Optional<String> help) {
    problems.add(new Diagnostic(position, Severity.ERROR, code, prefix + message, help));
  }

  /** Another kind of node than {@code expected} stands there. */
  void wrongKind(Node node, String expected, Optional<String> help) {
    String found =
        node instanceof Node.Scalar scalar
            ? "text " + Quoting.quote(scalar.text())
            : node.kind().toString();
    error(node.position(), YamlCodes.TYPE, "expected " + expected + ", found " + found, help);
  }

  /** A function that makes the value has refused it. */
  void refused(Node node, String typeName, IllegalArgumentException refusal) {
    if (refusal instanceof RefusedField field) {
      problems.error(field.position(), YamlCodes.VALUE, field.text());
      return;
    }
    String reason = refusal.getMessage();
    error(
        node.position(),
        YamlCodes.VALUE,
        reason == null || reason.isBlank() ? "not a valid " + typeName : reason);
  }
}
