package dev.domicile.core.policy;

import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import java.util.regex.Pattern;

/** The form of ids that we coin. */
final class PolicyIds {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private PolicyIds() {}

  /** An id such as {@code in-payment-data}. */
  static ScalarShape<String> shape(String what) {
    return Shape.scalar(
        what,
        text -> {
          if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                "`"
                    + text
                    + "` is not an id; expected small letters, digits, `.` and `-`, as in"
                    + " `in-payment-data`");
          }
          return text;
        });
  }
}
