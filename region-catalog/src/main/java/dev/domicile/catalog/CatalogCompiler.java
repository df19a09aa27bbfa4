package dev.domicile.catalog;

import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The step of the build that compiles the bundled YAML. */
final class CatalogCompiler {

  private CatalogCompiler() {}

  /**
   * Writes {@link CompiledCatalog#NAME} into the folder of the bundled files. If a file cannot be
   * read nothing is written: then loading reads the YAML and tells what is wrong with it.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path compiled = Path.of(args[0]).resolve(CompiledCatalog.NAME);
    Files.deleteIfExists(compiled);
    List<SourceFile> files = BundledCatalog.all().source().files();
    List<Diagnostic> problems =
        files.stream().flatMap(file -> CatalogFile.read(file, 0).diagnostics().stream()).toList();
    if (problems.isEmpty()) {
      Files.write(compiled, CompiledCatalog.write(files));
    } else {
      problems.forEach(System.err::println);
    }
  }
}
