package dev.domicile.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Sets of countries say what the sets of the platform say. */
class CountrySetTest {

  @Provide
  Arbitrary<Set<Country>> countries() {
    return Arbitraries.of(Country.all()).set().ofMaxSize(12);
  }

  @Property
  void every_operation_agrees_with_the_sets_of_the_platform(
      @ForAll("countries") Set<Country> left, @ForAll("countries") Set<Country> right) {
    CountrySet one = CountrySet.of(left);
    CountrySet other = CountrySet.of(right);
    assertEquals(sorted(left), one.toList());
    assertEquals(left.size(), one.size());
    assertEquals(left.isEmpty(), one.isEmpty());
    assertEquals(left.containsAll(right), one.containsAll(other));
    assertEquals(left.stream().anyMatch(right::contains), one.intersects(other));
    Set<Country> both = new TreeSet<>(left);
    both.addAll(right);
    assertEquals(sorted(both), one.plus(other).toList());
    Set<Country> without = new TreeSet<>(left);
    without.removeAll(right);
    assertEquals(sorted(without), one.minus(other).toList());
    Set<Country> shared = new TreeSet<>(left);
    shared.retainAll(right);
    assertEquals(sorted(shared), one.and(other).toList());
    assertEquals(left.equals(right), one.equals(other));
    left.forEach(country -> assertEquals(true, one.contains(country)));
  }

  @Property
  void equal_sets_have_equal_hashes(@ForAll("countries") Set<Country> countries) {
    assertEquals(
        CountrySet.of(countries).hashCode(),
        CountrySet.of(List.copyOf(new TreeSet<>(countries))).hashCode());
  }

  private static List<Country> sorted(Set<Country> countries) {
    return List.copyOf(new TreeSet<>(countries));
  }

  @Test
  void a_set_prints_its_codes_in_order() {
    assertEquals("[DE, FR]", CountrySet.of(Country.of("FR"), Country.of("DE")).toString());
  }

  @Test
  void every_code_of_iso_3166_and_kosovo_is_a_country() {
    assertEquals(250, Country.all().size());
    assertEquals("XK", Country.of("XK").code());
  }

  @Test
  void a_code_in_small_letters_is_refused_with_the_right_one() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Country.of("de"));
    assertEquals(
        "`de` is not a country code; expected ISO 3166-1 alpha-2, as in `DE`; write `DE`",
        refused.getMessage());
  }
}
