package dev.domicile.cli.format;

import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.YamlReader;
import dev.domicile.core.source.YamlText;
import java.util.List;
import java.util.Optional;

/**
 * Writes YAML files in one layout. The meaning stays: what is written is read again and compared,
 * with its comments, before anybody gets it. Safe for several threads.
 */
public final class Formatter {

  /** The code of a file that cannot be written in our layout. */
  public static final String CANNOT = "FMT-CANNOT";

  private final Layout layout = new Layout();

  /** Creates one; that costs some milliseconds, so keep it for further files. */
  public Formatter() {}

  /**
   * The text of a file in our layout, which is the text of the file if it has that.
   *
   * @return rejected if the file cannot be read, or not be written without loss
   */
  public Loaded<String> format(SourceFile file) {
    Problems problems = new Problems();
    Optional<YamlText> read = YamlReader.readText(file, Limits.CATALOG, problems);
    if (read.isEmpty()) {
      return problems.rejected();
    }
    String written = write(read.get());
    Optional<String> lost = lost(read.get(), SourceFile.ofText(file.name(), written));
    if (lost.isPresent()) {
      problems.error(
          new SourcePosition(file.name(), 1, 1),
          CANNOT,
          "the file cannot be written in another layout: " + lost.get(),
          "shorten lines that are very long; else keep the file as it is and report it");
      return problems.rejected();
    }
    return problems.loaded(written);
  }

  private String write(YamlText file) {
    if (file.documents().isEmpty()) {
      return Printer.printComments(PageReader.comments(file));
    }
    List<Page> pages = PageReader.read(file);
    for (int i = 0; i < pages.size(); i++) {
      layout.apply(pages.get(i), file.documents().get(i));
    }
    return Printer.print(pages);
  }

  /** What the written text says otherwise than the file. */
  private static Optional<String> lost(YamlText file, SourceFile written) {
    Problems problems = new Problems();
    Optional<YamlText> again = YamlReader.readText(written, Limits.CATALOG, problems);
    if (again.isEmpty()) {
      return Optional.of(problems.sorted().get(0).message());
    }
    if (!Meaning.same(file.documents(), again.get().documents())) {
      return Optional.of("it would mean something else");
    }
    return Pieces.comments(file).equals(Pieces.comments(again.get()))
        ? Optional.empty()
        : Optional.of("a comment would be lost");
  }
}
