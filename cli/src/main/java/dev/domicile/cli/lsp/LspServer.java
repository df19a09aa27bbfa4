package dev.domicile.cli.lsp;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.source.Source;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Serves one editor over a pair of streams, until it says goodbye or hangs up.
 *
 * <pre>{@code
 * boolean orderly = new LspServer(BaseCatalog.bundled(), List.of(), today).serve(in, out);
 * }</pre>
 */
public final class LspServer {

  private final BaseCatalog base;
  private final List<Source> overlays;
  private final Supplier<LocalDate> today;

  /**
   * A server.
   *
   * @param base the shipped catalog
   * @param overlays the user's own catalog, laid over it
   * @param today asked for the day as of which is told what sets contain
   */
  public LspServer(BaseCatalog base, List<Source> overlays, Supplier<LocalDate> today) {
    this.base = base;
    this.overlays = List.copyOf(overlays);
    this.today = today;
  }

  /**
   * Answers until the end. Nothing but the protocol is written to {@code out}.
   *
   * @return whether the editor asked to shut down before it left
   */
  public boolean serve(InputStream in, OutputStream out) {
    try (Editing editing = new Editing(new Session(base, overlays, today))) {
      Protocol protocol = new Protocol(editing);
      Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(protocol, in, out);
      editing.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      CompletableFuture<Boolean> gone = protocol.gone();
      Thread hangUp = new Thread(() -> hangUp(listening, gone), "policy-check lsp input");
      hangUp.setDaemon(true);
      hangUp.start();
      return gone.join();
    }
  }

  private static void hangUp(Future<Void> listening, CompletableFuture<Boolean> gone) {
    try {
      listening.get();
    } catch (ExecutionException e) {
      // The input ended in the middle of a message: the same as an end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gone.complete(false);
  }
}
