package dev.domicile.core.catalog;

/** Percent-encoding of the segments of an id: {@code / @ + %} and nothing else. */
final class Segments {

  private Segments() {}

  static String encode(String segment) {
    // Hardly any segment has one of the four, and ids are printed thousands of times in a load.
    return hasSpecial(segment) ? replaced(segment) : segment;
  }

  private static boolean hasSpecial(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      switch (segment.charAt(i)) {
        case '%', '/', '@', '+' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static String replaced(String segment) {
    return segment.replace("%", "%25").replace("/", "%2F").replace("@", "%40").replace("+", "%2B");
  }

  static String decode(String text, String whole) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '@' || c == '+') {
        throw new IllegalArgumentException(
            "`" + whole + "` has a bare `" + c + "` inside a name; write `" + encode(c + "") + "`");
      }
      if (c != '%') {
        result.append(c);
        continue;
      }
      String code = text.substring(i, Math.min(i + 3, text.length()));
      result.append(
          switch (code) {
            case "%25" -> '%';
            case "%2F" -> '/';
            case "%40" -> '@';
            case "%2B" -> '+';
            default ->
                throw new IllegalArgumentException(
                    "`"
                        + whole
                        + "` has `"
                        + code
                        + "`; only %25, %2F, %40 and %2B are escapes in an id");
          });
      i += 2;
    }
    return result.toString();
  }

  /** Printable ASCII without spaces, at least one character. */
  static String checked(String segment, String what) {
    if (segment.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is empty");
    }
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) <= ' ' || segment.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "the " + what + " `" + segment + "` is not printable ASCII without spaces");
      }
    }
    return segment;
  }
}
