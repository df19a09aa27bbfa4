package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.Main;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.input.Environment;
import dev.domicile.core.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint finds and repairs, as an editor shows it. */
class LspLintTest {

  /** Three repairs: a word, a comment that has its line, and one behind something. */
  private static final String REPAIRABLE =
      LspServerTest.POLICY
          .replace("id: ours", "id: repairable")
          .replace("[EEA]", "[EEA, NO]")
          .replace(
              "  - id: certified",
              "  # lint: allow single-branch - it had two once\n  - id: certified")
          .replace(
              "remedy: Choose a service with one.",
              "remedy: Choose a service with one. # lint: allow single-branch - it had two once")
          .replace("title: Inference in the EEA", "title: Inference in the EEA – 𝒾n Europe");

  private static final String SETS =
      """
      apiVersion: domicile/v1
      kind: Sources
      sources:
        - {id: our-list, title: Our list, asOf: 2026-11-01}
      ---
      apiVersion: domicile/v1
      kind: Jurisdictions
      sets:
        - id: OUR-PLACES
          sources: [our-list]
          confidence: high
          members: [DE, NO]
      """;

  @TempDir static Path folder;

  private static Served served;
  private static Editor editor;
  private static Path sets;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(folder.resolve(".policy-check.yaml"), LspServerTest.CONFIG);
    Files.writeString(folder.resolve("ours.yaml"), LspServerTest.POLICY);
    Path catalog = Files.createDirectory(folder.resolve("catalog"));
    sets = Files.writeString(catalog.resolve("sets.yaml"), SETS);
    served = Served.start(folder, List.of(Source.directory(catalog)), LspServerTest.DAY);
    editor = served.editor();
  }

  @AfterAll
  static void end() throws Exception {
    served.end();
  }

  private static Path file(String name, String text) {
    Path file = folder.resolve(name);
    editor.open(file, text);
    return file;
  }

  private static List<String> codes(Path file) {
    return editor.problems(file).stream().map(found -> found.getCode().getLeft()).toList();
  }

  @Test
  void what_lint_finds_is_told_and_repaired() {
    Path file =
        file(
            "word.yaml",
            LspServerTest.POLICY.replace("id: ours", "id: word").replace("[EEA]", "[EEA, NO]"));
    List<Diagnostic> problems = editor.problems(file);
    assertEquals(List.of("yaml-misread"), codes(file));
    assertEquals(DiagnosticSeverity.Warning, problems.get(0).getSeverity());
    CodeAction fix = editor.fixes(file, problems.get(0)).get(0);
    assertEquals("Quote NO", fix.getTitle());
    assertEquals(CodeActionKind.QuickFix, fix.getKind());
    TextEdit edit = Editor.edit(fix, file);
    assertEquals("\"NO\"", edit.getNewText());
    assertEquals(problems.get(0).getRange(), edit.getRange());
    editor.accept(fix, file);
    assertEquals(List.of(), editor.problems(file));
  }

  @Test
  void repairs_one_by_one_write_what_lint_fix_writes() throws IOException {
    Path file = file("one-by-one.yaml", REPAIRABLE);
    assertEquals(List.of("yaml-misread", "suppression-unused", "suppression-unused"), codes(file));
    String text = REPAIRABLE;
    for (List<Diagnostic> left = editor.problems(file);
        !left.isEmpty();
        left = editor.problems(file)) {
      text = editor.accept(editor.fixes(file, left.get(0)).get(0), file);
    }
    assertEquals(fixedByTheCommand(REPAIRABLE), text);
  }

  @Test
  void the_repair_of_a_whole_file_writes_what_lint_fix_writes() throws IOException {
    Path file = file("at-once.yaml", REPAIRABLE);
    editor.problems(file);
    List<CodeAction> actions = editor.actions(file, CodeActionKind.SourceFixAll);
    assertEquals(1, actions.size());
    assertEquals(CodeActionKind.SourceFixAll, actions.get(0).getKind());
    assertEquals(fixedByTheCommand(REPAIRABLE), editor.accept(actions.get(0), file));
    assertEquals(List.of(), editor.problems(file));
    assertEquals(List.of(), editor.actions(file, CodeActionKind.SourceFixAll));
  }

  private static String fixedByTheCommand(String text) throws IOException {
    Path alone = Files.createTempDirectory(folder, "fixed");
    Path file = Files.writeString(alone.resolve("repairable.yaml"), text);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(told, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(OutputStream.nullOutputStream())) {
      Clock clock = Clock.fixed(Instant.parse(LspServerTest.DAY + "T00:00:00Z"), ZoneOffset.UTC);
      Environment environment = new Environment(out, err, clock, false, 100, BaseCatalog.bundled());
      assertEquals(0, Main.run(List.of("lint", "--fix", file.toString()), environment));
    }
    String report = told.toString(StandardCharsets.UTF_8);
    assertTrue(report.contains("3 fixed"), report);
    String fixed = Files.readString(file);
    assertFalse(fixed.equals(text));
    return fixed;
  }

  @Test
  void only_the_kinds_of_actions_that_are_wanted_are_offered() {
    Path file = file("kinds.yaml", REPAIRABLE.replace("id: repairable", "id: kinds"));
    editor.problems(file);
    assertEquals(4, editor.actions(file).size());
    assertEquals(3, editor.actions(file, CodeActionKind.QuickFix).size());
    assertEquals(1, editor.actions(file, CodeActionKind.Source).size());
    assertEquals(List.of(), editor.actions(file, CodeActionKind.Refactor));
  }

  @Test
  void a_waiver_of_a_rule_in_another_file_is_looked_at() {
    Path file =
        file(
            "waiver.yaml",
            """
            apiVersion: domicile/v1
            kind: Waiver
            metadata: {id: pilot}
            spec:
              rules: [ours/inside]
              workloads: ["pilot-*"]
              offerings: ["aws/*"]
              lifts: [unknown]
              approver: Somebody
              reason: A pilot.
              until: 2026-11-01
            """);
    assertEquals(List.of("waiver-ends"), codes(file));
  }

  @Test
  void a_catalog_file_that_the_server_was_given_is_looked_at_as_it_is_typed() {
    Path file = file("catalog/sets.yaml", SETS);
    assertEquals(sets, file);
    assertEquals(List.of("yaml-misread"), codes(file));
    editor.change(file, SETS.replace("NO]", "\"NO\"]"));
    assertEquals(List.of(), editor.problems(file));
  }

  @Test
  void a_configuration_beside_the_file_holds_in_the_editor_too() throws IOException {
    Path quiet = Files.createDirectory(folder.resolve("quiet"));
    Path config =
        Files.writeString(
            quiet.resolve(".policy-check.yaml"),
            "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {yaml-misread: ignore}}\n");
    String text = LspServerTest.POLICY.replace("id: ours", "id: quiet");
    Path file = file("quiet/policy.yaml", text.replace("[EEA]", "[EEA, NO]"));
    assertEquals(List.of(), editor.problems(file));

    Files.writeString(config, "apiVersion: domicile/v1\nkind: Config\nlint: {rulez: {}}\n");
    editor.change(file, text);
    List<Diagnostic> problems = editor.problems(file);
    assertEquals(1, problems.size());
    assertTrue(
        problems.get(0).getMessage().startsWith("lint is left out, because its configuration"),
        problems.get(0)::getMessage);
  }

  @Test
  void a_configuration_that_is_open_is_checked() {
    Path file =
        file(
            "open.policy-check.yaml",
            "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {yaml-misread: ignore}}\n");
    assertEquals(List.of(), editor.problems(file));
    editor.change(file, "apiVersion: domicile/v1\nkind: Config\nlint: {rulez: {}}\n");
    assertEquals(List.of("YAML-UNKNOWN"), codes(file));
    assertEquals(
        "Write `rules`", editor.fixes(file, editor.problems(file).get(0)).get(0).getTitle());
  }
}
