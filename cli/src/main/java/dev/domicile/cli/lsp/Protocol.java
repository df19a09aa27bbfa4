package dev.domicile.cli.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The messages of the protocol, handed to {@link Editing}. */
final class Protocol implements LanguageServer, TextDocumentService, WorkspaceService {

  private final Editing editing;
  private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
  private volatile boolean shutDown;

  Protocol(Editing editing) {
    this.editing = editing;
  }

  /** Done when the editor left; whether it asked to shut down before. */
  CompletableFuture<Boolean> gone() {
    return gone;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    folders(params).forEach(editing::look);
    if (asksAgain(params.getCapabilities())) {
      editing.canAskAgain();
    }
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(sync);
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setCompletionProvider(
        new CompletionOptions(false, List.of(" ", ":", "[", "{", ",", "\"", "@", "/")));
    can.setCodeActionProvider(
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActionKind.SourceFixAll)));
    can.setCodeLensProvider(new CodeLensOptions(true));
    return CompletableFuture.completedFuture(
        new InitializeResult(can, new ServerInfo("policy-check")));
  }

  private static boolean asksAgain(@Nullable ClientCapabilities can) {
    return Optional.ofNullable(can)
        .map(ClientCapabilities::getWorkspace)
        .map(WorkspaceClientCapabilities::getCodeLens)
        .map(CodeLensWorkspaceCapabilities::getRefreshSupport)
        .orElse(false);
  }

  @SuppressWarnings("deprecation") // older editors send nothing but `rootUri`
  private static List<String> folders(InitializeParams params) {
    List<WorkspaceFolder> folders = params.getWorkspaceFolders();
    if (folders != null && !folders.isEmpty()) {
      return folders.stream().map(WorkspaceFolder::getUri).toList();
    }
    return Optional.ofNullable(params.getRootUri()).map(List::of).orElse(List.of());
  }

  @Override
  public void initialized(InitializedParams params) {
    editing.greet();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    gone.complete(shutDown);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return this;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    editing.opened(
        params.getTextDocument().getUri(),
        params.getTextDocument().getVersion(),
        params.getTextDocument().getText());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    // With full synchronisation the last change is the whole text.
    int last = params.getContentChanges().size() - 1;
    if (last >= 0) {
      editing.changed(
          params.getTextDocument().getUri(),
          params.getTextDocument().getVersion(),
          params.getContentChanges().get(last).getText());
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    editing.closed(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    editing.saved(params.getTextDocument().getUri());
  }

  @Override
  @SuppressWarnings("NullAway") // the protocol says `null` where nothing is told
  public CompletableFuture<Hover> hover(HoverParams params) {
    return editing.answer(
        uri(params),
        (files, open) -> files.hover(open, open.buffer().offset(params.getPosition())));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return editing
        .list(
            uri(params),
            (files, open) -> files.complete(open, open.buffer().offset(params.getPosition())))
        .thenApply(Either::forLeft);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return editing
        .list(
            uri(params),
            (files, open) ->
                files.define(open, open.buffer().offset(params.getPosition())).stream().toList())
        .thenApply(Either::forLeft);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return editing
        .list(
            params.getTextDocument().getUri(),
            (files, open) -> files.fix(open, params.getRange(), kinds(params.getContext())))
        .thenApply(actions -> actions.stream().map(Either::<Command, CodeAction>forRight).toList());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return editing
        .list(params.getTextDocument().getUri(), Editing::lenses)
        .thenApply(lenses -> lenses);
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    return editing.count(lens);
  }

  private static List<String> kinds(CodeActionContext context) {
    return Optional.ofNullable(context.getOnly()).orElse(List.of());
  }

  private static String uri(TextDocumentPositionParams params) {
    return params.getTextDocument().getUri();
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // there is nothing to configure
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    params.getChanges().forEach(change -> editing.changedOnDisk(change.getUri()));
  }
}
