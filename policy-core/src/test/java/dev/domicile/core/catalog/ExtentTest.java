package dev.domicile.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Where a stage may happen, and what is possible in two places together. */
class ExtentTest {

  @Provide
  Arbitrary<Extent> extents() {
    Arbitrary<CountrySet> some = countries("DE", "FR", "IE", "US");
    Arbitrary<List<RegionId>> regions =
        Arbitraries.of("aws/eu-central-1", "aws/eu-west-1")
            .map(RegionId::parse)
            .set()
            .ofMaxSize(2)
            .map(set -> List.copyOf(new TreeSet<>(set)));
    return Arbitraries.oneOf(
        Arbitraries.of(Extent.NONE, Extent.ANYWHERE, Extent.UNKNOWN, Extent.CUSTOMER_CHOSEN),
        Combinators.combine(some.filter(set -> !set.isEmpty()), regions).as(Extent::closed),
        some.filter(set -> !set.isEmpty()).map(Extent::closed),
        Combinators.combine(some, regions, some.filter(set -> !set.isEmpty())).as(Extent::bounded),
        Combinators.combine(some, regions).as(Extent::openEnded),
        Combinators.combine(some, regions).as(Extent::anywhere));
  }

  private static Arbitrary<CountrySet> countries(String... codes) {
    return Arbitraries.of(Arrays.stream(codes).map(Country::of).toList()).set().map(CountrySet::of);
  }

  @Property
  void union_with_itself_changes_nothing(@ForAll("extents") Extent extent) {
    assertEquals(extent, extent.union(extent));
  }

  @Property
  void nothing_adds_nothing(@ForAll("extents") Extent extent) {
    assertEquals(extent, extent.union(Extent.NONE));
    assertEquals(extent, Extent.NONE.union(extent));
  }

  @Property
  void the_order_of_a_union_does_not_matter(
      @ForAll("extents") Extent left, @ForAll("extents") Extent right) {
    assertEquals(left.union(right), right.union(left));
  }

  @Property
  void unions_can_be_grouped(
      @ForAll("extents") Extent one,
      @ForAll("extents") Extent two,
      @ForAll("extents") Extent three) {
    assertEquals(one.union(two).union(three), one.union(two.union(three)));
  }

  @Property
  void a_union_loses_no_possible_place(
      @ForAll("extents") Extent left, @ForAll("extents") Extent right) {
    Extent both = left.union(right);
    assertTrue(both.known().containsAll(left.known()));
    if (both.isBounded()) {
      assertTrue(both.bound().containsAll(left.bound()));
      assertTrue(left.isBounded() || left.bounding() == Extent.Bounding.NONE);
    }
  }

  @Property
  void what_nobody_is_sure_of_keeps_its_places_and_loses_its_bound(
      @ForAll("extents") Extent extent) {
    assertEquals(extent.known(), extent.withoutBound().known());
    assertEquals(false, extent.withoutBound().isBounded());
  }

  @Property
  void equal_extents_have_equal_hashes(
      @ForAll("extents") Extent left, @ForAll("extents") Extent right) {
    assertTrue(!left.equals(right) || left.hashCode() == right.hashCode());
  }

  @Test
  void a_bound_contains_every_known_place() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Extent(
                Extent.Bounding.BOUNDED,
                CountrySet.of(Country.of("US")),
                List.of(),
                false,
                CountrySet.of(Country.of("DE"))));
  }

  @Test
  void only_a_bounded_extent_has_a_bound() {
    CountrySet germany = CountrySet.of(Country.of("DE"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Extent(Extent.Bounding.UNKNOWN, germany, List.of(), false, germany));
    assertThrows(IllegalArgumentException.class, () -> Extent.closed(CountrySet.empty()));
  }
}
