package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> WORDS =
      List.of(
          "country", "classification", "provider-retention", "at", "until", "eu-central-1", "asOf");

  @ParameterizedTest
  @CsvSource({
    "contry, country",
    "coutnry, country",
    "countryy, country",
    "COUNTRY, country",
    "clasificaton, classification",
    "provider_retention, provider-retention",
    "providerRetention, provider-retention",
    "a, at",
    "ta, at",
    "eu-central1, eu-central-1",
    "asof, asOf",
    "untill, until"
  })
  void a_misspelling_finds_its_word(String wrong, String right) {
    assertEquals(Optional.of(right), Spelling.nearest(wrong, WORDS));
  }

  @ParameterizedTest
  @CsvSource({"owner", "xyz", "retention", "unclassified-data"})
  void another_word_finds_none(String word) {
    assertEquals(Optional.empty(), Spelling.nearest(word, WORDS));
  }

  @Test
  void one_edit_of_any_word_finds_it() {
    for (String word : WORDS) {
      for (int i = 0; i < word.length(); i++) {
        String without = word.substring(0, i) + word.substring(i + 1);
        String doubled = word.substring(0, i) + "x" + word.substring(i);
        assertEquals(Optional.of(word), Spelling.nearest(without, WORDS), without);
        assertEquals(Optional.of(word), Spelling.nearest(doubled, WORDS), doubled);
      }
    }
  }

  @Test
  void of_equally_near_words_the_first_by_characters_is_taken_in_any_order() {
    assertEquals(Optional.of("bat"), Spelling.nearest("xat", List.of("cat", "bat", "rat")));
    assertEquals(Optional.of("bat"), Spelling.nearest("xat", List.of("rat", "bat", "cat")));
  }

  @Test
  void nothing_and_very_long_text_find_none() {
    assertEquals(Optional.empty(), Spelling.nearest("", WORDS));
    assertEquals(Optional.empty(), Spelling.nearest("x".repeat(5000), WORDS));
  }

  @Test
  void many_long_candidates_take_no_long_time() {
    List<String> many = Collections.nCopies(20_000, "x".repeat(100) + "/y".repeat(50));
    assertTimeout(
        Duration.ofSeconds(5), () -> Spelling.nearest("z".repeat(100) + "/y".repeat(49), many));
  }
}
