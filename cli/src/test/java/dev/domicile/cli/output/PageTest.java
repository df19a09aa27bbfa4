package dev.domicile.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class PageTest {

  private static final TextStyle PLAIN = new TextStyle(40, false);

  @Test
  void long_text_is_wrapped_at_spaces_and_indented() {
    String text =
        new Page(PLAIN).wrapped("  - ", 4, "one two three four five six seven eight nine").text();

    assertEquals("  - one two three four five six seven\n    eight nine\n", text);
  }

  @Test
  void what_a_file_says_does_not_steer_the_terminal() {
    String text = new Page(PLAIN).wrapped("", 0, "a\u001b[31mred\u202eder\u2028b").text();

    assertEquals("a [31mred der b\n", text);
  }

  @Test
  void a_cell_is_cut_or_filled() {
    assertEquals("ab  ", Page.cell("ab", 4));
    assertEquals("abc…", Page.cell("abcdef", 4));
  }

  @Test
  void colour_is_only_there_if_it_is_wanted() {
    Page coloured = new Page(new TextStyle(40, true));

    assertEquals("\u001b[32m✓\u001b[0m", coloured.sign(Page.Mark.GOOD));
    assertFalse(new Page(PLAIN).sign(Page.Mark.GOOD).contains("\u001b"));
  }
}
