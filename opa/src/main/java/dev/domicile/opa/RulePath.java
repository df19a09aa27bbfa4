package dev.domicile.opa;

import java.util.regex.Pattern;

/**
 * The path of a rule below {@code data}, safe to be part of an address: nothing that separates,
 * leads upwards or begins a query can stand in it.
 *
 * @param text segments joined by {@code /}
 */
record RulePath(String text) {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:/[A-Za-z_][A-Za-z0-9_]*)*");
  private static final int LONGEST = 1000;

  RulePath {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the path of a rule is words of letters, digits and `_` joined by `/`");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
