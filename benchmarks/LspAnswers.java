import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * How long an editor waits for {@code policy-check lsp}: the real command over standard input and
 * output, each policy below the folders opened, changed and asked about: {@code ROUNDS FOLDER…}.
 * Every change moves the day on which the policy comes into force, so that all its rules have to be
 * counted anew.
 */
public final class LspAnswers implements LanguageClient {

  private static final Pattern FROM =
      Pattern.compile("effective: *\\{from: *\"?(\\d{4})(-\\d\\d(-\\d\\d)?)?\"?");
  private static final List<String> WORDS =
      List.of("jurisdiction:", "stages", "onlyIn", "certification", "data.categories", "message:");
  private static final int WARM_UP = 3;

  private final LinkedBlockingQueue<PublishDiagnosticsParams> told = new LinkedBlockingQueue<>();
  private final Map<String, List<Double>> times = new LinkedHashMap<>();
  private final Map<String, String> worst = new LinkedHashMap<>();
  private LanguageServer server;
  private TextDocumentService documents;
  private boolean measuring;
  private boolean opened;

  public static void main(String[] arguments) throws Exception {
    Process process =
        new ProcessBuilder("./policy-check", "lsp", "--at", "2026-11-25")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      LspAnswers editor = new LspAnswers();
      int rounds = Integer.parseInt(arguments[0]);
      List<Path> policies = new ArrayList<>();
      for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
          files
              .filter(LspAnswers::isPolicy)
              .map(Path::toAbsolutePath)
              .sorted()
              .forEach(policies::add);
        }
      }
      editor.start(process);
      for (int round = 0; round < WARM_UP + rounds; round++) {
        editor.measuring = round >= WARM_UP;
        for (Path policy : policies) {
          editor.round(policy, round);
        }
      }
      editor.report(policies.size());
      editor.server.shutdown().get();
      editor.server.exit();
      process.waitFor(10, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
    System.exit(0);
  }

  private static boolean isPolicy(Path file) {
    try {
      String name = file.toString();
      return name.endsWith(".yaml")
          && !name.endsWith(".test.yaml")
          && Files.readString(file).contains("\nkind: Policy\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void start(Process process) throws Exception {
    long begin = System.nanoTime();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(this, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    server = launcher.getRemoteProxy();
    documents = server.getTextDocumentService();
    InitializeParams params = new InitializeParams();
    params.setWorkspaceFolders(
        List.of(
            new WorkspaceFolder(Path.of("policies").toAbsolutePath().toUri().toString(), "work")));
    server.initialize(params).get();
    server.initialized(new InitializedParams());
    System.out.printf("ready after %.1f s%n", seconds(begin));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private void round(Path policy, int round) throws Exception {
    String uri = policy.toUri().toString();
    TextDocumentIdentifier id = new TextDocumentIdentifier(uri);
    String name = String.valueOf(policy.getFileName());
    String text = Files.readString(policy);
    long begin = System.nanoTime();
    documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    await(uri, 1);
    note("problems, after opening", name, begin);
    boolean cold = !opened;
    if (cold) {
      System.out.printf("problems of the first file after %.1f s%n", seconds(begin));
    }
    opened = true;
    for (CompletableFuture<CodeLens> lens : count(id, name)) {
      lens.get();
    }
    if (cold) {
      System.out.printf("its rules counted after %.1f s%n", seconds(begin));
    }

    String changed = moved(text, 2 + round);
    begin = System.nanoTime();
    change(uri, 2, changed);
    await(uri, 2);
    note("problems, after a change", name, begin);

    // Everything else is asked while all rules are counted anew.
    List<CompletableFuture<CodeLens>> counted = count(id, name);
    begin = System.nanoTime();
    for (String word : WORDS) {
      int at = changed.indexOf(word);
      if (at >= 0) {
        questions(id, name, position(changed, at + word.length() + 2));
      }
    }
    for (CompletableFuture<CodeLens> lens : counted) {
      lens.get();
    }
    if (!counted.isEmpty()) {
      note("(all its rules counted anew)", name, begin);
    }
    documents.didClose(new DidCloseTextDocumentParams(id));
  }

  private List<CompletableFuture<CodeLens>> count(TextDocumentIdentifier id, String name)
      throws Exception {
    long begin = System.nanoTime();
    List<? extends CodeLens> lenses = documents.codeLens(new CodeLensParams(id)).get();
    note("code lenses, where they are", name, begin);
    List<CompletableFuture<CodeLens>> counted = new ArrayList<>();
    for (CodeLens lens : lenses) {
      if (lens.getCommand() == null) {
        counted.add(documents.resolveCodeLens(lens));
      }
    }
    return counted;
  }

  private void questions(TextDocumentIdentifier id, String name, Position at) throws Exception {
    ask("hover", name, () -> documents.hover(new HoverParams(id, at)));
    ask("completion", name, () -> documents.completion(new CompletionParams(id, at)));
    ask("definition", name, () -> documents.definition(new DefinitionParams(id, at)));
    CodeActionContext context = new CodeActionContext(List.of());
    CodeActionParams params = new CodeActionParams(id, new Range(at, at), context);
    ask("quick fixes", name, () -> documents.codeAction(params));
  }

  private interface Question {
    Future<?> ask();
  }

  private void ask(String what, String name, Question question) throws Exception {
    long begin = System.nanoTime();
    question.ask().get();
    note(what, name, begin);
  }

  private static String moved(String text, int day) {
    Matcher from = FROM.matcher(text);
    if (!from.find()) {
      throw new IllegalStateException("no effective date in\n" + text);
    }
    String other = String.format("-01-%02d", 1 + day % 28);
    return text.substring(0, from.end(1)) + other + text.substring(from.end());
  }

  private void change(String uri, int version, String text) {
    documents.didChange(
        new DidChangeTextDocumentParams(
            new VersionedTextDocumentIdentifier(uri, version),
            List.of(new TextDocumentContentChangeEvent(text))));
  }

  private void await(String uri, int version) throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next = told.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no problems told of " + uri);
      }
      if (next.getUri().equals(uri) && Integer.valueOf(version).equals(next.getVersion())) {
        return;
      }
    }
  }

  private void note(String what, String name, long begin) {
    if (measuring) {
      double millis = (System.nanoTime() - begin) / 1e6;
      List<Double> all = times.computeIfAbsent(what, key -> new ArrayList<>());
      if (all.stream().allMatch(before -> before < millis)) {
        worst.put(what, name);
      }
      all.add(millis);
    }
  }

  private void report(int policies) {
    System.out.printf("%d policies; milliseconds%n", policies);
    System.out.printf("%-28s %8s %8s %8s %8s%n", "", "asked", "median", "99 %", "worst");
    times.forEach(
        (what, all) -> {
          double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          System.out.printf(
              "%-28s %8d %8.1f %8.1f %8.1f  %s%n",
              what,
              sorted.length,
              sorted[sorted.length / 2],
              sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
              sorted[sorted.length - 1],
              worst.get(what));
        });
  }

  private static Position position(String text, int offset) {
    String before = text.substring(0, Math.min(offset, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, before.length() - (before.lastIndexOf('\n') + 1));
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    told.add(params);
  }

  @Override
  public void telemetryEvent(Object event) {}

  @Override
  public void showMessage(MessageParams message) {
    System.err.println(message.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    throw new IllegalStateException("nobody is asked");
  }

  @Override
  public void logMessage(MessageParams message) {
    System.err.println(message.getMessage());
  }
}
