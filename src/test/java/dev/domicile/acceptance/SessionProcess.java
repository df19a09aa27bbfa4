package dev.domicile.acceptance;

import dev.domicile.cli.Main;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.input.Environment;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that runs one command line after the other in a folder: a process cannot change its own
 * folder, and one for each command would take a second each. Its day is 2026-11-25.
 */
final class SessionProcess implements AutoCloseable {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  /**
   * What a command told.
   *
   * @param exit the exit code
   * @param all what a terminal shows
   * @param out the part of it that went to standard output
   */
  record Answer(int exit, String all, String out) {}

  private final Process process;
  private final DataOutputStream questions;
  private final DataInputStream answers;

  private SessionProcess(Process process) {
    this.process = process;
    this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  static SessionProcess start(Path folder) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            absolute(classes),
            SessionProcess.class.getName());
    builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    return new SessionProcess(builder.start());
  }

  private static String absolute(String classes) {
    List<String> all = new ArrayList<>();
    for (String part : classes.split(java.io.File.pathSeparator)) {
      all.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, all);
  }

  /** Runs {@code policy-check} with the arguments. */
  Answer run(List<String> arguments, byte[] input) throws IOException {
    questions.writeInt(arguments.size());
    for (String argument : arguments) {
      questions.writeUTF(argument);
    }
    write(questions, input);
    questions.flush();
    return new Answer(answers.readInt(), text(answers), text(answers));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      questions.close();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static void write(DataOutputStream stream, byte[] bytes) throws IOException {
    stream.writeInt(bytes.length);
    stream.write(bytes);
  }

  private static byte[] read(DataInputStream stream) throws IOException {
    return stream.readNBytes(stream.readInt());
  }

  private static String text(DataInputStream stream) throws IOException {
    return new String(read(stream), StandardCharsets.UTF_8);
  }

  /** The other side: answers until nobody asks. */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    try {
      while (true) {
        List<String> line = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
          line.add(in.readUTF());
        }
        answer(line, read(in), out);
      }
    } catch (EOFException e) {
      // nobody asks any more
    }
  }

  private static void answer(List<String> line, byte[] input, DataOutputStream answers)
      throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            new ByteArrayInputStream(input),
            stream(new Both(all, out)),
            stream(all),
            CLOCK,
            false,
            100,
            BaseCatalog.bundled(),
            java.util.Map.of());
    answers.writeInt(Main.run(line, environment));
    write(answers, all.toByteArray());
    write(answers, out.toByteArray());
    answers.flush();
  }

  private static PrintStream stream(OutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Writes everything twice. */
  private static final class Both extends OutputStream {
    private final OutputStream first;
    private final OutputStream second;

    Both(OutputStream first, OutputStream second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void write(int b) throws IOException {
      first.write(b);
      second.write(b);
    }
  }
}
