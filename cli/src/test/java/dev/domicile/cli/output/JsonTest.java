package dev.domicile.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"b\":[1,true,false,\"é\\\"\"],\"a\":{\"c\":[]}}",
        "[{\"id\":\"x\"},\"y\"]",
      })
  void what_is_read_is_written_the_same(String json) {
    assertEquals(json, Json.write(Json.parse(json)));
  }
}
