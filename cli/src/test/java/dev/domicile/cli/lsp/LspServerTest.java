package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session of an editor with the server, over pipes. */
class LspServerTest {

  static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  static final String POLICY =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata:
        id: ours
        title: Data stays in the area
        jurisdiction: DE
        effective: {from: 2026-01-01}
        enforcement: enforce
      rules:
        - id: inside
          title: Inference in the EEA
          when: {sector: healthcare, data.categories: health}
          residency: {stages: [inference], onlyIn: [EEA]}
          message: "{stage} happens in {observed}"
          remedy: Choose a place in the EEA.
        - id: certified
          certification: {allOf: [{scheme: bsi-c5}]}
          message: The service has no certificate.
          remedy: Choose a service with one.
      """;

  static final String TEST =
      """
      apiVersion: domicile/v1
      kind: PolicyTest
      at: 2026-11-22
      workloads:
        clinic:
          sector: healthcare
          data: {subjects: [DE], categories: [personal, health]}
          requester: {country: DE}
          stages: [inference]
      cases:
        - name: somewhere else
          workload: clinic
          offering: "*@global"
          expect: {outcome: refused, rules: [ours/inside]}
      """;

  /** The policies here have no test of their own, and ask for a certificate that nobody has. */
  static final String CONFIG =
      """
      apiVersion: domicile/v1
      kind: Config
      lint: {rules: {policy-without-test: ignore, unmeetable-requirement: ignore}}
      """;

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
          title: Places that we like
          members: [DE, FR]
      """;

  @TempDir static Path folder;

  private static Editor editor;
  private static Served served;
  private static Path policy;
  private static Path test;
  private static Path sets;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(folder.resolve(".policy-check.yaml"), CONFIG);
    policy = Files.writeString(folder.resolve("ours.yaml"), POLICY);
    test = Files.writeString(folder.resolve("ours.test.yaml"), TEST);
    Path catalog = Files.createDirectory(folder.resolve("catalog"));
    sets = Files.writeString(catalog.resolve("sets.yaml"), SETS);
    served = Served.start(folder, List.of(Source.directory(catalog)), DAY);
    editor = served.editor();
    editor.open(policy);
    editor.open(test);
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

  @Test
  void what_is_right_has_no_problems() {
    assertEquals(List.of(), editor.problems(policy));
    assertEquals(List.of(), editor.problems(test));
  }

  @Test
  void what_is_typed_is_checked_before_it_is_saved() {
    Path file = file("typed.yaml", POLICY.replace("id: ours", "id: typed"));
    assertEquals(List.of(), editor.problems(file));
    editor.change(file, POLICY.replace("healthcare", "healtcare").replace("id: ours", "id: typed"));
    List<Diagnostic> problems = editor.problems(file);
    assertEquals(1, problems.size());
    Diagnostic problem = problems.get(0);
    assertEquals(DiagnosticSeverity.Error, problem.getSeverity());
    assertEquals("POLICY-VALUE", problem.getCode().getLeft());
    assertTrue(problem.getMessage().contains("healthcare"), problem.getMessage());
    assertEquals(11, problem.getRange().getStart().getLine());

    List<CodeAction> fixes = editor.fixes(file, problem);
    assertEquals(1, fixes.size());
    assertEquals("Write `healthcare`", fixes.get(0).getTitle());
    TextEdit edit = Editor.edit(fixes.get(0), file);
    assertEquals("healthcare", edit.getNewText());
    assertEquals(
        9, edit.getRange().getEnd().getCharacter() - edit.getRange().getStart().getCharacter());

    editor.change(file, POLICY.replace("id: ours", "id: typed"));
    assertEquals(List.of(), editor.problems(file));
  }

  @Test
  void a_misspelt_key_is_repaired() {
    Path file = file("key.yaml", POLICY.replace("id: ours", "id: key").replace("onlyIn", "onlyin"));
    Diagnostic problem = editor.problems(file).get(0);
    TextEdit edit = Editor.edit(editor.fixes(file, problem).get(0), file);
    assertEquals("onlyIn", edit.getNewText());
  }

  @Test
  void a_test_that_names_no_rule_is_told_while_it_is_typed() {
    Path file = file("ours-two.test.yaml", TEST.replace("ours/inside", "ours/insid"));
    List<Diagnostic> problems = editor.problems(file);
    assertEquals(1, problems.size());
    assertEquals("TEST-RULE", problems.get(0).getCode().getLeft());
    assertEquals("Write `ours/inside`", editor.fixes(file, problems.get(0)).get(0).getTitle());
  }

  @Test
  void a_case_that_names_no_workload_is_told_while_it_is_typed() {
    Path file = file("ours-three.test.yaml", TEST.replace("workload: clinic", "workload: clinc"));
    Diagnostic problem = editor.problems(file).get(0);
    assertEquals("TEST-WORKLOAD", problem.getCode().getLeft());
    assertEquals("clinic", Editor.edit(editor.fixes(file, problem).get(0), file).getNewText());
  }

  @Test
  void a_file_of_another_tool_is_left_alone() {
    Path file = file("other.yaml", "kind: Deployment\nspec: {a: [}\n");
    assertEquals(List.of(), editor.problems(file));
    assertEquals(List.of(), editor.lenses(file));
  }

  @Test
  void a_set_tells_what_it_contains_today() {
    String text = editor.hover(policy, "EEA]");
    assertTrue(text.contains("On 2026-11-25: 30 countries"), text);
    assertTrue(text.contains("NO"), text);
    assertTrue(text.contains("Source:"), text);
  }

  @Test
  void other_words_tell_what_they_mean() {
    assertTrue(editor.hover(policy, "bsi-c5").contains("Claims recorded"));
    assertTrue(editor.hover(policy, "healthcare").startsWith("**healthcare**"));
    assertTrue(editor.hover(policy, "data.categories").contains("Not stated: required"));
    assertTrue(editor.hover(policy, "onlyIn").contains("in which every possible place lies"));
    assertTrue(editor.hover(policy, "onlyIn").contains("If left out: anywhere. As in `[EEA"));
    assertTrue(editor.hover(policy, "DE\n").contains("Germany"));
    assertTrue(editor.hover(test, "ours/inside").contains("Inference in the EEA"));
    assertEquals("", editor.hover(policy, "  - id: inside"));
  }

  @Test
  void keys_are_offered_that_are_not_there_yet() {
    Path file = file("keys.yaml", POLICY.replace("    when: {", "    \n    when: {"));
    List<String> keys = editor.completions(file, "Inference in the EEA\n    ");
    assertTrue(
        keys.containsAll(List.of("unless", "anyOf", "offering", "citations")), keys::toString);
    assertFalse(keys.contains("when"), keys::toString);
    assertFalse(keys.contains("title"), keys::toString);
  }

  @Test
  void words_of_the_catalog_are_offered_where_they_fit() {
    Path file =
        file("words.yaml", POLICY.replace("[EEA]", "[]").replace("scheme: bsi-c5", "scheme: "));
    List<String> places = editor.completions(file, "onlyIn: [");
    assertTrue(
        places.containsAll(List.of("EEA", "DE", "@subjects", "OUR-PLACES")), places::toString);
    List<String> schemes = editor.completions(file, "scheme: ");
    assertTrue(schemes.contains("bsi-c5"), schemes::toString);
    assertFalse(schemes.contains("EEA"), schemes::toString);
    assertTrue(editor.completions(file, "enforcement: ").contains("observe"));
    assertTrue(editor.completions(test, "rules: [").contains("ours/certified"));
    assertEquals(List.of("clinic"), editor.completions(test, "    workload: "));
  }

  @Test
  void completion_works_while_the_text_is_broken() {
    String broken =
        """
        apiVersion: domicile/v1
        kind: Policy
        metadata: {id: broken, title: "no end
        rules:
          - id: a
            when: {data.categories: [health, \

          - id: b
            residency:
              stages: [inference
            ri
        """;
    Path file = file("broken.yaml", broken);
    assertFalse(editor.problems(file).isEmpty());
    assertTrue(editor.completions(file, "[health, ").contains("personal"));
    assertTrue(editor.completions(file, "    ri").contains("obligations"));
    assertTrue(editor.completions(file, "stages: [").contains("logs"));
  }

  @Test
  void a_new_file_is_offered_its_kinds() {
    Path file = file("new.yaml", "");
    assertTrue(editor.completions(file, "").containsAll(List.of("apiVersion", "kind")));
    editor.change(file, "apiVersion: domicile/v1\nkind: ");
    assertTrue(editor.completions(file, "kind: ").containsAll(List.of("Policy", "Waiver")));
  }

  @Test
  void a_rule_in_a_test_leads_to_its_policy() {
    var places = editor.definition(test, "ours/inside");
    assertEquals(1, places.size());
    assertEquals(Editor.uri(policy), places.get(0).getUri());
    assertEquals(9, places.get(0).getRange().getStart().getLine());
    assertEquals(4, editor.definition(test, "clinic\n").get(0).getRange().getStart().getLine());
  }

  @Test
  void a_rule_in_a_waiver_leads_to_its_policy() {
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
              until: 2027-03-31
            """);
    assertEquals(List.of(), editor.problems(file));
    assertEquals(Editor.uri(policy), editor.definition(file, "ours/inside").get(0).getUri());
  }

  @Test
  void a_set_of_our_own_leads_to_the_catalog() {
    Path file =
        file("own.yaml", POLICY.replace("id: ours", "id: own").replace("EEA]", "OUR-PLACES]"));
    assertEquals(List.of(), editor.problems(file));
    var places = editor.definition(file, "OUR-PLACES");
    assertEquals(1, places.size());
    assertEquals(Editor.uri(sets), places.get(0).getUri());
  }
}
