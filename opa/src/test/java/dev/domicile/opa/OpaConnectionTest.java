package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers can be named, and within which bounds. */
class OpaConnectionTest {

  private static final OpaConnection LOCAL = OpaConnection.to(URI.create("http://127.0.0.1:8181"));

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8181", "https://opa.example", "https://opa.example:8443/opa/"})
  void a_server_is_named_by_scheme_host_and_port(String server) {
    assertEquals(server, OpaConnection.to(URI.create(server)).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8181",
        "ftp://opa.example",
        "file:///etc/passwd",
        "/opa",
        "https:opa",
        "https://user:secret@opa.example",
        "https://opa.example?explain=full",
        "https://opa.example#x"
      })
  void other_addresses_are_refused_without_showing_a_secret(String server) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> OpaConnection.to(URI.create(server)));
    assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://opa.example", "http://10.0.0.1", "http://127.0.0.1.example"})
  void a_token_does_not_travel_to_another_machine_in_clear_text(String server) {
    OpaConnection connection = OpaConnection.to(URI.create(server));
    assertThrows(IllegalArgumentException.class, () -> connection.withToken("t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://127.0.0.1",
        "http://127.0.0.2",
        "http://[::1]",
        "https://opa.example"
      })
  void a_token_travels_on_this_machine_or_by_tls(String server) {
    assertDoesNotThrow(() -> OpaConnection.to(URI.create(server)).withToken("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "é"})
  void a_token_is_one_word_of_plain_characters(String token) {
    assertThrows(IllegalArgumentException.class, () -> LOCAL.withToken(token));
  }

  @Test
  void bounds_have_bounds() {
    assertThrows(IllegalArgumentException.class, () -> LOCAL.withDeadline(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> LOCAL.withDeadline(Duration.ofMinutes(2)));
    assertThrows(IllegalArgumentException.class, () -> LOCAL.withMaxBytes(10));
    assertThrows(IllegalArgumentException.class, () -> LOCAL.withParallelCalls(0));
    assertThrows(IllegalArgumentException.class, () -> LOCAL.withBreaker(0, Duration.ofSeconds(1)));
  }
}
