package dev.domicile.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns in which a star stands for any text. */
class GlobTest {

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*/").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab/").ofMaxLength(10);
  }

  @Property(tries = 5000)
  void matching_agrees_with_the_plainest_matcher(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertEquals(naive(pattern, text), new Glob(pattern).matches(text));
  }

  private static boolean naive(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return naive(pattern.substring(1), text)
          || (!text.isEmpty() && naive(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && pattern.charAt(0) == text.charAt(0)
        && naive(pattern.substring(1), text.substring(1));
  }

  @Test
  void a_hostile_pattern_takes_no_time() {
    Glob hostile = new Glob("*a".repeat(500) + "b");
    String text = "a".repeat(20_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(false, hostile.matches(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "*@global, true",
    "azure/*, true",
    "azure/*@global, true",
    "azure/*@global+batch, true",
    "azure/*+*, true",
    "azure/*@global+other, false",
    "*@geo, false",
    "azure/swedencentral/azure-foundry/mistral-large-3@global, true"
  })
  void a_pattern_without_plus_speaks_of_every_variant(String pattern, boolean matches) {
    OfferingId id =
        OfferingId.parse("azure/swedencentral/azure-foundry/mistral-large-3@global+batch");
    assertEquals(matches, new Glob(pattern).matches(id));
  }
}
