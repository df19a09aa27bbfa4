package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.source.Source;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An editor and the server that serves it, over pipes. */
record Served(Editor editor, CompletableFuture<Boolean> ended) {

  static Served start(Path folder, List<Source> overlays, LocalDate day) throws IOException {
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toEditor = new PipedInputStream(1 << 20);
    PipedOutputStream fromServer = new PipedOutputStream(toEditor);
    PipedOutputStream fromEditor = new PipedOutputStream(toServer);
    LspServer server = new LspServer(BaseCatalog.bundled(), overlays, () -> day);
    CompletableFuture<Boolean> ended =
        CompletableFuture.supplyAsync(() -> server.serve(toServer, fromServer));
    Editor editor = new Editor(toEditor, fromEditor);
    assertTrue(editor.start(folder).getCapabilities().getHoverProvider().getLeft());
    return new Served(editor, ended);
  }

  void end() throws Exception {
    editor.leave();
    assertTrue(ended.get(30, TimeUnit.SECONDS));
  }
}
