package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OPA that the other tests ask is a real one, and it ends with them. */
class RealOpaTest {

  @TempDir private Path folder;

  @Test
  void it_is_the_version_that_was_verified() {
    assertTrue(RealOpa.run("version").out().contains("Version: " + RealOpa.VERSION));
  }

  @Test
  void a_server_answers_on_the_loopback_address_until_it_is_closed() throws Exception {
    Path rule = Files.writeString(folder.resolve("a.rego"), "package a\n\nb := input.c + 1\n");
    RealOpa opa = RealOpa.serve(rule.toString());
    try (opa) {
      assertEquals("127.0.0.1", opa.address().getHost());
      assertEquals(
          "{\"result\":42}", opa.post("/v1/data/a/b", "{\"input\": {\"c\": 41}}").body().strip());
    }
    assertThrows(UncheckedIOException.class, () -> opa.post("/v1/data/a/b", "{}"));
  }
}
