package dev.domicile.core.catalog;

/**
 * Three-valued truth after Kleene: what is not known is neither true nor false, and stays unknown
 * unless the other operand settles the matter.
 */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** {@link #TRUE} or {@link #FALSE}. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** True only if both are; false as soon as one is. */
  public Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  /** True as soon as one is; false only if both are. */
  public Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
  }

  /** Unknown stays unknown. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
