package dev.domicile.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestFilterTest {

  @Test
  void without_one_everything_is_taken() {
    assertTrue(new TestFilter(Optional.empty()).matches("anything"));
  }

  @Test
  void text_may_stand_anywhere_in_any_case() {
    assertTrue(new TestFilter(Optional.of("frankfurt")).matches("Data may go to Frankfurt"));
    assertFalse(new TestFilter(Optional.of("london")).matches("Data may go to Frankfurt"));
  }

  @Test
  void a_pattern_is_for_the_whole_name() {
    assertTrue(new TestFilter(Optional.of("eu-*")).matches("eu-dora"));
    assertFalse(new TestFilter(Optional.of("eu-*")).matches("the eu-dora"));
  }
}
