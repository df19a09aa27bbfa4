package dev.domicile.cli.format;

import dev.domicile.core.source.YamlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a word or text is written: in the author's quotes, unless nothing needs them. */
final class Quotes {

  /** Letters, digits and a few signs, beginning with a letter: no YAML reader sees more in it. */
  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}(?:[\\p{L}\\p{Nd} _./+-]*[\\p{L}\\p{Nd}])?");

  /** What YAML 1.1 or 1.2 takes for something else than text, in any mixture of cases. */
  private static final Set<String> MISREAD =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

  private Quotes() {}

  /** The text as it stands in a block: its lines stay its lines. */
  static Text inBlock(String file, YamlToken scalar) {
    String written = file.substring(scalar.start(), scalar.end());
    if (written.indexOf('\n') < 0) {
      return Text.of(scalar.value(), oneLine(scalar.value(), written));
    }
    List<String> lines = new ArrayList<>();
    for (String line : written.split("\n", -1)) {
      lines.add(lines.isEmpty() ? line : withoutIndentation(line));
    }
    return new Text(
        scalar.value(), lines.get(0), lines.subList(1, lines.size()), Optional.empty(), false);
  }

  /** The text as it stands in brackets or as a key: on one line. */
  static Text onOneLine(String file, YamlToken scalar) {
    String written = file.substring(scalar.start(), scalar.end());
    if (written.indexOf('\n') < 0) {
      return Text.of(scalar.value(), oneLine(scalar.value(), written));
    }
    boolean quoted = written.startsWith("\"") || written.startsWith("'");
    boolean plain = quoted ? isPlain(scalar.value()) : scalar.value().indexOf('\n') < 0;
    return Text.of(scalar.value(), plain ? scalar.value() : twice(scalar.value()));
  }

  private static String oneLine(String value, String written) {
    boolean once = written.startsWith("'");
    if (!once && !written.startsWith("\"")) {
      return written;
    }
    if (isPlain(value)) {
      return value;
    }
    boolean sameTwice = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
    return once && sameTwice ? "\"" + value + "\"" : written;
  }

  /** Whether it needs no quotes. */
  static boolean isPlain(String value) {
    return PLAIN.matcher(value).matches() && !MISREAD.contains(value.toLowerCase(Locale.ROOT));
  }

  /** In double quotes, with an escape for whatever is not seen. */
  static String twice(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case 0xA0 -> text.append("\\_");
                default -> {
                  if (c < 0x20 || c == 0x7F || Character.isSpaceChar(c) && c != ' ') {
                    text.append(String.format(Locale.ROOT, "\\u%04X", c));
                  } else {
                    text.appendCodePoint(c);
                  }
                }
              }
            });
    return text.append('"').toString();
  }

  private static String withoutIndentation(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
      start++;
    }
    return line.substring(start);
  }
}
