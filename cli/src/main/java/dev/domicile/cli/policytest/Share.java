package dev.domicile.cli.policytest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a whole.
 *
 * @param part not more than {@code whole}
 */
public record Share(int part, int whole) {

  private static final int DIGITS = 2;

  /**
   * Whether it is {@code percent} or more, exactly. Of nothing there is no share: it is never
   * enough.
   */
  public boolean isAtLeast(BigDecimal percent) {
    BigDecimal hundredfold = BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(100));
    return whole > 0 && hundredfold.compareTo(percent.multiply(BigDecimal.valueOf(whole))) >= 0;
  }

  /** In percent with two digits, rounded down: 99.999 is 99.99, and only all is 100. */
  public String percent() {
    if (whole == 0) {
      return "0";
    }
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** {@code 7 of 9}. */
  @Override
  public String toString() {
    return part + " of " + whole;
  }
}
