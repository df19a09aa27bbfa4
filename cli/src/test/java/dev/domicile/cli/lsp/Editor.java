package dev.domicile.cli.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor as the protocol knows it, for tests. Positions are found by text. */
final class Editor implements LanguageClient {

  private static final long PATIENCE_SECONDS = 60;

  private final LanguageServer server;
  private final Map<String, PublishDiagnosticsParams> published = new ConcurrentHashMap<>();
  private final Semaphore toldToAskAgain = new Semaphore(0);
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();

  /** An editor that talks to a server over these streams. */
  Editor(InputStream in, OutputStream out) {
    Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
    launcher.startListening();
    this.server = launcher.getRemoteProxy();
  }

  InitializeResult start(Path folder) {
    InitializeParams params = new InitializeParams();
    WorkspaceClientCapabilities can = new WorkspaceClientCapabilities();
    can.setCodeLens(new CodeLensWorkspaceCapabilities(true));
    params.setCapabilities(new ClientCapabilities(can, null, null));
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(uri(folder), "work")));
    InitializeResult result = get(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  void leave() {
    get(server.shutdown());
    server.exit();
  }

  void exitWithoutShutdown() {
    server.exit();
  }

  static String uri(Path path) {
    return path.toUri().toString();
  }

  void open(Path file) throws IOException {
    open(file, Files.readString(file, StandardCharsets.UTF_8));
  }

  void open(Path file, String text) {
    texts.put(uri(file), text);
    versions.put(uri(file), 1);
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(file), "yaml", 1, text)));
  }

  void change(Path file, String text) {
    texts.put(uri(file), text);
    int version = versions.merge(uri(file), 1, Integer::sum);
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(file), version),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  void save(Path file) {
    server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(id(file)));
  }

  void close(Path file) {
    server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id(file)));
  }

  /** The problems of the version that is open now. */
  List<Diagnostic> problems(Path file) {
    int version = versions.getOrDefault(uri(file), 0);
    return await(file, told -> told.getVersion() != null && told.getVersion().intValue() == version)
        .getDiagnostics();
  }

  /** Waits until something is told of a file. */
  PublishDiagnosticsParams await(Path file, Predicate<PublishDiagnosticsParams> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (published) {
      while (true) {
        PublishDiagnosticsParams told = published.get(uri(file));
        if (told != null && wanted.test(told)) {
          return told;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("not told in time of " + file + "; last: " + told);
        }
        try {
          published.wait(left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  String hover(Path file, String at) {
    Hover hover =
        get(server.getTextDocumentService().hover(new HoverParams(id(file), position(file, at))));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  /** What is offered behind a text. */
  List<CompletionItem> complete(Path file, String behind) {
    String text = text(file);
    int offset = text.indexOf(behind) + behind.length();
    return get(server
            .getTextDocumentService()
            .completion(new CompletionParams(id(file), Places.position(text, offset))))
        .getLeft();
  }

  List<String> completions(Path file, String behind) {
    return complete(file, behind).stream().map(CompletionItem::getLabel).toList();
  }

  List<? extends Location> definition(Path file, String at) {
    return get(server
            .getTextDocumentService()
            .definition(new DefinitionParams(id(file), position(file, at))))
        .getLeft();
  }

  /** The lenses as they are told at first; those without a command were not counted yet. */
  List<? extends CodeLens> unresolved(Path file) {
    return get(server.getTextDocumentService().codeLens(new CodeLensParams(id(file))));
  }

  CompletableFuture<CodeLens> resolve(CodeLens lens) {
    return server.getTextDocumentService().resolveCodeLens(lens);
  }

  /** What the lenses say in the end. */
  List<String> lenses(Path file) {
    List<String> titles = new ArrayList<>();
    for (CodeLens lens : unresolved(file)) {
      CodeLens whole = lens.getCommand() == null ? get(resolve(lens)) : lens;
      titles.add(whole.getCommand().getTitle());
    }
    return titles;
  }

  List<CodeAction> fixes(Path file, Diagnostic problem) {
    return actions(file, problem.getRange(), new CodeActionContext(List.of(problem)));
  }

  /** What is offered for a whole file of some kinds of actions. */
  List<CodeAction> actions(Path file, String... kinds) {
    String text = text(file);
    Range whole = new Range(Places.position(text, 0), Places.position(text, text.length()));
    return actions(file, whole, new CodeActionContext(List.of(), List.of(kinds)));
  }

  private List<CodeAction> actions(Path file, Range range, CodeActionContext context) {
    CodeActionParams params = new CodeActionParams(id(file), range, context);
    return get(server.getTextDocumentService().codeAction(params)).stream()
        .map(action -> action.getRight())
        .toList();
  }

  /** Does what an action says, as if it were chosen; the text afterwards. */
  String accept(CodeAction action, Path file) {
    String changed = Places.apply(text(file), edit(action, file));
    change(file, changed);
    return changed;
  }

  private String text(Path file) {
    String text = texts.get(uri(file));
    if (text == null) {
      throw new AssertionError(file + " is not open");
    }
    return text;
  }

  /** What a repair would do to a file. */
  static TextEdit edit(CodeAction fix, Path file) {
    List<TextEdit> edits = fix.getEdit().getChanges().get(uri(file));
    if (edits == null || edits.size() != 1) {
      throw new AssertionError("expected one edit: " + fix);
    }
    return edits.get(0);
  }

  private static TextDocumentIdentifier id(Path file) {
    return new TextDocumentIdentifier(uri(file));
  }

  private Position position(Path file, String at) {
    String text = text(file);
    return Places.position(text, text.indexOf(at) + 1);
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    synchronized (published) {
      published.put(params.getUri(), params);
      published.notifyAll();
    }
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    toldToAskAgain.release();
    return CompletableFuture.completedFuture(null);
  }

  /** Waits until the server says that lenses may have changed. */
  void awaitRefresh() throws InterruptedException {
    if (!toldToAskAgain.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not told to ask for lenses again");
    }
  }

  @Override
  public void telemetryEvent(Object event) {
    throw new AssertionError("nothing is measured behind the user's back");
  }

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    throw new AssertionError("nobody is asked");
  }

  @Override
  public void logMessage(MessageParams message) {}
}
