package dev.domicile.core.source;

import java.util.List;

/** The codes of the {@link Diagnostic}s that reading and binding YAML can give. */
public final class YamlCodes {

  /** What stands there is no YAML. */
  public static final String SYNTAX = "YAML-SYNTAX";

  /** The bytes are not UTF-8. */
  public static final String ENCODING = "YAML-ENCODING";

  /** The file is larger than allowed. */
  public static final String SIZE = "YAML-SIZE";

  /** A line is longer than allowed. */
  public static final String LINE_LENGTH = "YAML-LINE-LENGTH";

  /** Lists and mappings stand too deep inside each other. */
  public static final String DEPTH = "YAML-DEPTH";

  /** An anchor or alias. */
  public static final String ANCHOR = "YAML-ANCHOR";

  /** An explicit tag. */
  public static final String TAG = "YAML-TAG";

  /** A directive. */
  public static final String DIRECTIVE = "YAML-DIRECTIVE";

  /** A merge key. */
  public static final String MERGE = "YAML-MERGE";

  /** One key twice in one mapping. */
  public static final String DUPLICATE_KEY = "YAML-DUPLICATE-KEY";

  /** A key that is empty, a list or a mapping. */
  public static final String KEY = "YAML-KEY";

  /** A character that cannot be seen. */
  public static final String CHARACTER = "YAML-CHARACTER";

  /** A key that nothing reads. */
  public static final String UNKNOWN = "YAML-UNKNOWN";

  /** A key that has to be there is not. */
  public static final String REQUIRED = "YAML-REQUIRED";

  /** A key without a value. */
  public static final String MISSING_VALUE = "YAML-MISSING-VALUE";

  /** A list, a mapping or text where another of the three is expected. */
  public static final String TYPE = "YAML-TYPE";

  /** A value that its type does not have. */
  public static final String VALUE = "YAML-VALUE";

  /** A list, mapping, text or document with nothing in it. */
  public static final String EMPTY = "YAML-EMPTY";

  /** Another word than {@code true} or {@code false}. */
  public static final String BOOLEAN = "YAML-BOOLEAN";

  /** No whole number, or one out of range. */
  public static final String NUMBER = "YAML-NUMBER";

  /** No day of the calendar. */
  public static final String DATE = "YAML-DATE";

  private YamlCodes() {}

  /** All of them. */
  public static List<String> all() {
    return List.of(
        SYNTAX,
        ENCODING,
        SIZE,
        LINE_LENGTH,
        DEPTH,
        ANCHOR,
        TAG,
        DIRECTIVE,
        MERGE,
        DUPLICATE_KEY,
        KEY,
        CHARACTER,
        UNKNOWN,
        REQUIRED,
        MISSING_VALUE,
        TYPE,
        VALUE,
        EMPTY,
        BOOLEAN,
        NUMBER,
        DATE);
  }
}
