package dev.domicile.core.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Resources of the class path. */
record ResourceSource(Class<?> anchor, List<String> names) implements Source {

  @Override
  public String name() {
    return anchor.getPackageName();
  }

  @Override
  public List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>(names.size());
    for (String resource : names) {
      files.add(read(resource));
    }
    return List.copyOf(files);
  }

  private SourceFile read(String resource) {
    try (InputStream in = anchor.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("no such resource beside " + anchor.getName());
      }
      String shown = resource.startsWith("/") ? resource.substring(1) : resource;
      return new SourceFile(shown, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read resource `" + resource + "`: " + e.getMessage(), e);
    }
  }
}
