package dev.domicile.cli.policytest;

import dev.domicile.core.source.Node;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import java.util.List;

/**
 * Catalog documents that stand inside a test, as files of their own. They are written out again in
 * flow style, each value at the line where it stands in the test, so that positions stay those of
 * the test.
 */
final class InlineCatalog {

  private final StringBuilder out = new StringBuilder();
  private int line = 1;
  private int column = 1;

  private InlineCatalog() {}

  /** The documents under the name of the file in which they stand. */
  static Source of(String file, List<Node> documents) {
    return Source.of(
        file, documents.stream().map(node -> SourceFile.ofText(file, text(node))).toList());
  }

  /** One document, in which values stand at the lines of the node. */
  static String text(Node document) {
    InlineCatalog writer = new InlineCatalog();
    writer.write(document);
    writer.out.append('\n');
    return writer.out.toString();
  }

  private void write(Node node) {
    if (node instanceof Node.Mapping mapping) {
      writeMapping(mapping);
    } else if (node instanceof Node.Sequence sequence) {
      writeSequence(sequence);
    } else if (node instanceof Node.Scalar scalar) {
      writeScalar(scalar);
    }
  }

  private void writeMapping(Node.Mapping mapping) {
    open("{", mapping.position());
    String separator = "";
    for (Node.Entry entry : mapping.entries()) {
      put(separator);
      writeScalar(entry.key());
      put(": ");
      write(entry.value());
      separator = ", ";
    }
    put("}");
  }

  private void writeSequence(Node.Sequence sequence) {
    open("[", sequence.position());
    String separator = "";
    for (Node item : sequence.items()) {
      put(separator);
      write(item);
      separator = ", ";
    }
    put("]");
  }

  /** One column to the left of what it holds, if it was written without brackets. */
  private void open(String bracket, SourcePosition position) {
    move(position.line(), position.column() - 1);
    put(bracket);
  }

  private void writeScalar(Node.Scalar scalar) {
    move(scalar.position().line(), scalar.position().column());
    if (scalar.quoted()) {
      put(quoted(scalar.text()));
    } else if (scalar.text().isEmpty()) {
      put("~");
    } else {
      put(isPlain(scalar.text()) ? scalar.text() : quoted(scalar.text()));
    }
  }

  /** Whether the text means the same in flow style without quotes. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean safe =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '~'
              || (i > 0 && (c == '-' || c == '_' || c == '.' || c == '/' || c == '@'));
      if (!safe) {
        return false;
      }
    }
    return true;
  }

  private static String quoted(String text) {
    StringBuilder result = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> result.append("\\\"");
                case '\\' -> result.append("\\\\");
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                default -> result.appendCodePoint(c);
              }
            });
    return result.append('"').toString();
  }

  private void move(int toLine, int toColumn) {
    while (line < toLine) {
      out.append('\n');
      line++;
      column = 1;
    }
    while (line == toLine && column < toColumn) {
      out.append(' ');
      column++;
    }
  }

  /** Text without line breaks. */
  private void put(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }
}
