package dev.domicile.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the commands of a recorded session in a folder. {@code policy-check} may have {@code <
 * FILE}, {@code > FILE} or {@code | COMMAND} behind it; everything else is the shell's.
 */
final class SessionShell implements AutoCloseable {

  private static final Pattern OURS =
      Pattern.compile("policy-check\\b([^|<>]*)(?:<\\s*(\\S+)\\s*)?(?:>\\s*(\\S+)|\\|\\s*(.*))?");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final int SECONDS = 60;

  private final Path folder;
  private final SessionProcess process;
  private int exit;

  /** A shell in an empty folder. */
  SessionShell(Path folder) throws IOException {
    this.folder = folder;
    this.process = SessionProcess.start(folder);
  }

  /** Begins anew with a copy of a folder. */
  void enter(Path example) throws IOException {
    exit = 0;
    try (Stream<Path> old = Files.walk(folder)) {
      for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.sorted().toList()) {
        Path copy = folder.resolve(example.relativize(file).toString());
        if (!file.equals(example)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  /** What the terminal shows after the command. */
  String run(String command) throws IOException, InterruptedException {
    if (command.equals("echo $?")) {
      return exit + "\n";
    }
    Matcher ours = OURS.matcher(command);
    return ours.matches() ? ours(ours) : shell(command, "");
  }

  private String ours(Matcher command) throws IOException, InterruptedException {
    byte[] input =
        command.group(2) == null
            ? new byte[0]
            : Files.readAllBytes(folder.resolve(command.group(2)));
    SessionProcess.Answer answer = process.run(words(command.group(1)), input);
    exit = answer.exit();
    String told = answer.all().substring(0, answer.all().length() - answer.out().length());
    if (command.group(3) != null) {
      Files.writeString(folder.resolve(command.group(3)), answer.out());
      return told;
    }
    return command.group(4) == null ? answer.all() : shell(command.group(4), answer.out());
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(quoted == null ? matcher.group(3) : quoted);
    }
    return words;
  }

  private String shell(String command, String input) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.environment().put("LC_ALL", "C");
    Path in = Files.createTempFile("session", ".txt");
    Path out = Files.createTempFile("session", ".txt");
    try {
      Files.writeString(in, input);
      builder.directory(folder.toFile()).redirectErrorStream(true);
      Process shell = builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).start();
      if (!shell.waitFor(SECONDS, TimeUnit.SECONDS)) {
        shell.destroyForcibly().waitFor();
        throw new IOException("`" + command + "` did not end");
      }
      exit = shell.exitValue();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.close();
  }
}
