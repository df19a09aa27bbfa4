package dev.domicile.cli.scaffold;

import java.nio.file.Files;
import java.nio.file.Path;

/** The first line of a file, by which editors find its schema. */
final class Modeline {

  /** Where the schemas of a repository lie, from its root. */
  static final String SCHEMAS = ".schemas/";

  private Modeline() {}

  static String to(String schema) {
    return "# yaml-language-server: $schema=" + schema + "\n";
  }

  /** The line for a new file, if the schemas lie in a folder above it; else nothing. */
  static String of(String kind, Path file) {
    StringBuilder up = new StringBuilder();
    Path folder = file.toAbsolutePath().normalize().getParent();
    while (folder != null) {
      if (Files.exists(folder.resolve(SCHEMAS + kind + ".json"))) {
        return to(up + SCHEMAS + kind + ".json");
      }
      up.append("../");
      folder = folder.getParent();
    }
    return "";
  }
}
