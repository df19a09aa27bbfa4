package dev.domicile.cli.lsp;

import dev.domicile.core.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Follows what happens in the editor. Questions about a word are answered at once, on the thread
 * that reads. Checking waits for a moment in which nobody types and runs on a thread of its own,
 * one document after the other; counting for lenses, which can take seconds, has another.
 */
final class Editing implements AutoCloseable {

  /** Changes that come at once, as when an editor pastes or undoes, are checked once. */
  private static final long PAUSE_MILLIS = 30;

  private final Session session;
  private final Checks checks;
  private final LintCheck lint;
  private final Lenses lenses;
  private final Hovers hovers;
  private final Completions completions;
  private final Definitions definitions;
  private final ScheduledExecutorService worker;
  private final ExecutorService counter;
  private final Map<String, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private volatile @Nullable LanguageClient client;
  private volatile boolean asksAgain;

  /** What was found in a version of a document. */
  private record Found(int version, List<Diagnostic> problems, LintCheck.Said lint) {}

  Editing(Session session) {
    this.session = session;
    this.checks = new Checks(session);
    this.lint = new LintCheck(session);
    this.lenses = new Lenses(session);
    this.hovers = new Hovers(session);
    this.completions = new Completions(session);
    this.definitions = new Definitions(session);
    this.worker = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "work"));
    this.counter = Executors.newSingleThreadExecutor(task -> daemon(task, "counting"));
  }

  private static Thread daemon(Runnable task, String what) {
    Thread thread = new Thread(task, "policy-check lsp " + what);
    thread.setDaemon(true);
    return thread;
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  /** The editor asks for lenses again when it is told that they may have changed. */
  void canAskAgain() {
    asksAgain = true;
  }

  /** Tells what the user should know before anything else. */
  void greet() {
    LanguageClient editor = client;
    Optional<String> trouble = session.trouble();
    if (editor != null && trouble.isPresent()) {
      editor.showMessage(
          new MessageParams(
              MessageType.Error,
              "Your catalog is left out, because it does not load: " + trouble.get()));
    }
  }

  /** Reads the policies below a folder. */
  void look(String uri) {
    Session.path(uri)
        .filter(Files::isDirectory)
        .ifPresent(folder -> worker.execute(() -> telling(() -> session.index().scan(folder))));
  }

  void opened(String uri, int version, String text) {
    OpenFile open = session.put(uri, version, text);
    open.path()
        .map(Path::getParent)
        .filter(Files::isDirectory)
        .ifPresent(folder -> worker.execute(() -> telling(() -> session.index().scan(folder))));
    checkAfter(uri, 0);
  }

  void changed(String uri, int version, String text) {
    session.put(uri, version, text);
    checkAfter(uri, PAUSE_MILLIS);
  }

  void saved(String uri) {
    session.find(uri).ifPresent(open -> session.put(uri, open.version(), open.buffer().text()));
    othersMayRestOnIt();
  }

  /** What is saved can be what others rest on: a policy, and the test beside it. */
  private void othersMayRestOnIt() {
    session.open().forEach(open -> checkAfter(open.uri(), PAUSE_MILLIS));
    LanguageClient editor = client;
    if (editor != null && asksAgain) {
      editor.refreshCodeLenses();
    }
  }

  void closed(String uri) {
    session.close(uri);
    found.remove(uri);
    lenses.forget(uri);
    publish(new PublishDiagnosticsParams(uri, List.of()));
  }

  void changedOnDisk(String uri) {
    if (session.find(uri).isEmpty()) {
      Session.path(uri)
          .filter(path -> path.toString().endsWith(".yaml") || path.toString().endsWith(".yml"))
          .ifPresent(path -> worker.execute(() -> telling(() -> session.index().refresh(path))));
    }
    othersMayRestOnIt();
  }

  private void checkAfter(String uri, long millis) {
    ScheduledFuture<?> before =
        waiting.put(
            uri, worker.schedule(() -> telling(() -> check(uri)), millis, TimeUnit.MILLISECONDS));
    if (before != null) {
      before.cancel(false);
    }
  }

  /** Does something; that it failed is told in the editor's log, and the server goes on. */
  private void telling(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LanguageClient editor = client;
      if (editor != null) {
        editor.logMessage(new MessageParams(MessageType.Error, "policy-check lsp: " + e));
      }
    }
  }

  private void check(String uri) {
    Optional<OpenFile> open = session.find(uri);
    if (open.isEmpty()) {
      return;
    }
    Buffer buffer = open.get().buffer();
    List<Diagnostic> problems = new ArrayList<>(checks.check(open.get()));
    LintCheck.Said said =
        problems.stream().anyMatch(Diagnostic::isError)
            ? LintCheck.Said.NOTHING
            : lint.of(open.get());
    problems.addAll(said.problems());
    boolean outdated =
        session.find(uri).filter(now -> now.version() == open.get().version()).isEmpty();
    if (outdated) {
      return; // a later check tells it
    }
    found.put(uri, new Found(open.get().version(), problems, said));
    PublishDiagnosticsParams params =
        new PublishDiagnosticsParams(
            uri, problems.stream().map(problem -> Conversion.of(buffer, problem)).toList());
    params.setVersion(open.get().version());
    publish(params);
  }

  private void publish(PublishDiagnosticsParams params) {
    LanguageClient editor = client;
    if (editor != null) {
      editor.publishDiagnostics(params);
    }
  }

  Optional<Hover> hover(OpenFile open, int offset) {
    return hovers.at(open, offset);
  }

  List<CompletionItem> complete(OpenFile open, int offset) {
    return completions.at(open, offset);
  }

  Optional<Location> define(OpenFile open, int offset) {
    return definitions.at(open, offset);
  }

  /** Repairs of what was last found; none while the text has moved on. */
  List<CodeAction> fix(OpenFile open, Range range, List<String> kinds) {
    Found known = found.get(open.uri());
    return known == null || known.version() != open.version()
        ? List.of()
        : new Fixes(open, known.lint(), kinds).of(known.problems(), range);
  }

  /** Where lenses are, and what those say that were counted before. */
  List<CodeLens> lenses(OpenFile open) {
    return lenses.of(open);
  }

  /**
   * What a lens says, counted while other questions are answered. What the editor no longer wants
   * to know is not counted.
   */
  CompletableFuture<CodeLens> count(CodeLens lens) {
    return CompletableFutures.computeAsync(
        counter,
        cancel -> {
          cancel.checkCanceled();
          return lenses.count(lens).orElseThrow(Editing::outdated);
        });
  }

  private static ResponseErrorException outdated() {
    return new ResponseErrorException(
        new ResponseError(
            ResponseErrorCode.ContentModified, "the document has changed since", null));
  }

  /** An answer about an open document; nothing about one that is not open. */
  @SuppressWarnings("NullAway") // the protocol says `null` where nothing is told
  <T> CompletableFuture<T> answer(String uri, BiFunction<Editing, OpenFile, Optional<T>> question) {
    return CompletableFuture.completedFuture(
        session.find(uri).flatMap(open -> question.apply(this, open)).orElse(null));
  }

  /** A list about an open document; an empty one about one that is not open. */
  <T> CompletableFuture<List<T>> list(String uri, BiFunction<Editing, OpenFile, List<T>> question) {
    return CompletableFuture.completedFuture(
        session.find(uri).map(open -> question.apply(this, open)).orElse(List.of()));
  }

  @Override
  public void close() {
    worker.shutdownNow();
    counter.shutdownNow();
  }
}
