package dev.domicile.cli.policytest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShareTest {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  @Test
  void nearly_all_is_not_all() {
    assertFalse(new Share(2499, 2500).isAtLeast(ALL));
    assertEquals("99.96", new Share(2499, 2500).percent());
    assertTrue(new Share(2500, 2500).isAtLeast(ALL));
    assertEquals("100", new Share(2500, 2500).percent());
  }

  @Test
  void what_is_shown_is_rounded_down() {
    assertEquals("99.99", new Share(999_999, 1_000_000).percent());
    assertEquals("66.66", new Share(2, 3).percent());
  }

  @Test
  void the_comparison_is_exact() {
    assertTrue(new Share(2, 3).isAtLeast(new BigDecimal("66.6666")));
    assertFalse(new Share(2, 3).isAtLeast(new BigDecimal("66.6667")));
  }

  @Test
  void of_nothing_nothing_is_enough() {
    assertFalse(new Share(0, 0).isAtLeast(BigDecimal.ZERO));
  }
}
