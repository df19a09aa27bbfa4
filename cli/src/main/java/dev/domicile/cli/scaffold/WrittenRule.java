package dev.domicile.cli.scaffold;

import dev.domicile.cli.format.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A rule with its cases, ready to be saved.
 *
 * @param policy where the policy lies
 * @param policyText the whole file
 * @param line where the rule begins
 * @param test where the test lies
 * @param testText the whole file
 * @param cases what each new case shows
 * @param missing what no case shows of the rule
 * @param red cases that were green before there was the rule
 */
public record WrittenRule(
    Path policy,
    String policyText,
    int line,
    Path test,
    String testText,
    List<String> cases,
    List<String> missing,
    List<String> red) {

  public WrittenRule {
    cases = List.copyOf(cases);
    missing = List.copyOf(missing);
    red = List.copyOf(red);
  }

  /**
   * Writes both files, or none.
   *
   * @throws UncheckedIOException if that fails; then the files are as they were
   */
  public void save() {
    Optional<byte[]> before = content(test);
    put(test, testText);
    try {
      put(policy, policyText);
    } catch (UncheckedIOException e) {
      restore(test, before);
      throw e;
    }
  }

  private static Optional<byte[]> content(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + file + "`: " + e.getMessage(), e);
    }
  }

  private static void put(Path file, String text) {
    if (Files.exists(file)) {
      YamlFiles.replace(file, text);
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + file + "`: " + e.getMessage(), e);
    }
  }

  private static void restore(Path file, Optional<byte[]> before) {
    try {
      if (before.isPresent()) {
        Files.write(file, before.get());
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot put back `" + file + "` as it was: " + e.getMessage(), e);
    }
  }
}
