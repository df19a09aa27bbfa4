package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor shows over each rule, and when it is counted. */
class LspLensTest {

  private static final String COUNTED =
      "refuses [1-9][0-9,]* of [1-9][0-9,]* offerings for its test workloads.*";

  @TempDir static Path folder;

  private static Served served;
  private static Editor editor;

  @BeforeAll
  static void start() throws IOException {
    served = Served.start(folder, List.of(), LspServerTest.DAY);
    editor = served.editor();
  }

  @AfterAll
  static void end() throws Exception {
    served.end();
  }

  private static Path policy(String id) throws IOException {
    Path file = folder.resolve(id + ".yaml");
    Files.writeString(
        folder.resolve(id + ".test.yaml"), LspServerTest.TEST.replace("ours/", id + "/"));
    editor.open(file, text(id));
    return file;
  }

  private static String text(String id) {
    return LspServerTest.POLICY.replace("id: ours", "id: " + id);
  }

  /** Whether each lens is counted already. */
  private static List<Boolean> counted(Path file) {
    return editor.unresolved(file).stream()
        .map(lens -> lens.getCommand() != null)
        .map(Boolean::valueOf)
        .toList();
  }

  @Test
  void each_rule_says_what_it_does_to_its_test_workloads() throws IOException {
    List<String> lenses = editor.lenses(policy("each"));
    assertEquals(2, lenses.size());
    lenses.forEach(lens -> assertTrue(lens.matches(COUNTED), lens));
  }

  @Test
  void a_policy_without_a_test_says_so_at_once() {
    Path file = folder.resolve("lonely.yaml");
    editor.open(file, text("lonely"));
    String title = editor.unresolved(file).get(0).getCommand().getTitle();
    assertTrue(title.startsWith("no test workload"), title);
  }

  @Test
  void what_was_counted_is_told_at_once_and_only_changed_rules_are_counted_anew()
      throws IOException {
    Path file = policy("anew");
    assertEquals(List.of(false, false), counted(file));
    List<String> before = editor.lenses(file);
    assertEquals(List.of(true, true), counted(file));

    editor.change(file, text("anew").replace("Choose a place", "Look for a place"));
    assertEquals(List.of(true, true), counted(file), "a text changes no count");

    editor.change(file, text("anew").replace("onlyIn: [EEA]", "onlyIn: [DE]"));
    assertEquals(List.of(false, true), counted(file));
    List<String> after = editor.lenses(file);
    assertFalse(after.get(0).equals(before.get(0)), after::toString);
    assertEquals(before.get(1), after.get(1));
  }

  @Test
  void a_changed_test_has_everything_counted_anew_once_it_is_saved() throws Exception {
    Path file = policy("retested");
    List<String> before = editor.lenses(file);
    Path test = folder.resolve("retested.test.yaml");
    editor.open(test);
    String other = Files.readString(test).replace("stages: [inference]", "pin: {provider: ovh}");
    editor.change(test, other);
    Files.writeString(test, other);
    editor.save(test);
    editor.awaitRefresh();
    List<String> after = editor.lenses(file);
    assertTrue(after.get(0).matches("refuses .* for its test workloads.*"), after::toString);
    assertFalse(after.get(0).equals(before.get(0)), after::toString);
  }

  @Test
  void a_rule_that_binds_no_test_workload_refuses_nothing() throws IOException {
    Path file = policy("unbound");
    editor.change(file, text("unbound").replace("sector: healthcare", "sector: banking"));
    String first = editor.lenses(file).get(0);
    assertTrue(first.matches("refuses 0 of [1-9][0-9,]* offerings for its test workloads"), first);
  }

  @Test
  void questions_are_answered_while_lenses_are_counted() throws Exception {
    Path shipped = Path.of("../policies/eu/eu-gdpr-transfers.yaml").toRealPath();
    editor.open(shipped);
    List<CompletableFuture<CodeLens>> counting = new ArrayList<>();
    editor.unresolved(shipped).forEach(lens -> counting.add(editor.resolve(lens)));
    editor.change(shipped, Files.readString(shipped) + "# typing\n");
    assertFalse(editor.hover(shipped, "jurisdiction").isEmpty());
    assertFalse(editor.complete(shipped, "enforcement: ").isEmpty());
    assertFalse(counting.stream().allMatch(CompletableFuture::isDone), "hover waited for lenses");
    for (CompletableFuture<CodeLens> lens : counting) {
      assertNotNull(lens.get(60, TimeUnit.SECONDS).getCommand());
    }
  }

  @Test
  void a_lens_of_a_text_that_is_gone_is_not_counted() throws Exception {
    Path file = policy("gone");
    CodeLens old = editor.unresolved(file).get(0);
    editor.change(file, text("gone").replace("onlyIn: [EEA]", "onlyIn: [DE]"));
    assertNull(editor.unresolved(file).get(0).getCommand());
    assertOutdated(old);
    editor.close(file);
    assertOutdated(old);
    CodeLens foreign = new CodeLens(new Range(new Position(0, 0), new Position(0, 1)));
    foreign.setData("of another server");
    assertOutdated(foreign);
  }

  private static void assertOutdated(CodeLens lens) {
    ExecutionException failed =
        assertThrows(
            ExecutionException.class, () -> editor.resolve(lens).get(60, TimeUnit.SECONDS));
    int code =
        failed.getCause() instanceof ResponseErrorException answer
            ? answer.getResponseError().getCode()
            : 0;
    assertEquals(ResponseErrorCode.ContentModified.getValue(), code);
  }
}
