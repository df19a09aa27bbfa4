package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.domicile.core.catalog.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataTextTest {

  @Test
  void keys_are_sorted_and_nothing_is_indented() {
    assertEquals(
        "{\"a\":[1,true,\"x\"],\"b\":{}}",
        DataText.of(Map.of("b", Map.of(), "a", List.of(1, true, "x"))));
  }

  @Test
  void keys_of_parsed_json_are_sorted_too() throws Exception {
    assertEquals(
        "{\"a\":1,\"b\":[{\"c\":\"d\",\"e\":false}]}",
        DataText.of(
            new JsonMapper().readTree("{\"b\": [{\"e\": false, \"c\": \"d\"}], \"a\": 1}")));
  }

  @Test
  void what_is_absent_is_left_out() {
    assertEquals(
        "{\"there\":\"x\"}",
        DataText.of(
            DataText.entry()
                .with("there", Optional.of("x"))
                .with("absent", Optional.empty())
                .values()));
  }

  @Test
  void fractions_and_nulls_have_no_canonical_form() throws Exception {
    var fraction = new JsonMapper().readTree("0.1");
    var nothing = new JsonMapper().readTree("null");
    assertThrows(IllegalArgumentException.class, () -> DataText.of(fraction));
    assertThrows(IllegalArgumentException.class, () -> DataText.of(nothing));
    assertThrows(IllegalArgumentException.class, () -> DataText.of(0.1));
  }

  @Test
  void an_end_after_the_year_9999_is_no_end() {
    PartialDate year = PartialDate.parse("9999");
    assertEquals(Optional.empty(), DataDates.until(Optional.of(year.dutyUntil())));
    assertEquals(
        Optional.of("9999-12-31"),
        DataDates.until(Optional.of(PartialDate.parse("9999-12-31").dutyUntil())));
  }

  @Test
  void a_beginning_after_the_year_9999_never_comes() {
    String from = DataDates.from(Optional.of(LocalDate.of(10000, 1, 1))).orElseThrow();
    assertEquals(10, from.length());
    assertEquals(1, Integer.signum(from.compareTo("9999-12-31")));
  }
}
