package dev.domicile.cli.lsp;

import dev.domicile.core.source.SourceFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A document that is open in the editor. What it holds is what the editor shows, saved or not.
 *
 * @param uri how the editor names it
 * @param path where it lies, if it lies in the file system
 * @param file the text under the name that messages show
 * @param version as the editor counts
 * @param saved whether the file on disk holds the same
 */
record OpenFile(
    String uri, Optional<Path> path, SourceFile file, Buffer buffer, int version, boolean saved) {}
