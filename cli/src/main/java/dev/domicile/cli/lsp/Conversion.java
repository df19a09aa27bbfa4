package dev.domicile.cli.lsp;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;

/** Our diagnostics as the protocol has them. */
final class Conversion {

  private Conversion() {}

  static Diagnostic of(Buffer buffer, dev.domicile.core.source.Diagnostic problem) {
    Diagnostic result =
        new Diagnostic(
            buffer.range(problem.position()),
            problem.message() + problem.help().map(help -> "\n" + help).orElse(""),
            problem.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            "policy-check");
    result.setCode(problem.code());
    return result;
  }
}
