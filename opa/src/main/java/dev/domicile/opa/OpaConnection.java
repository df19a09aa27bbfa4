package dev.domicile.opa;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which OPA server is asked, and within which bounds. Immutable and thread-safe; a connection
 * itself holds nothing open.
 *
 * <pre>{@code
 * OpaConnection connection = OpaConnection.to(URI.create("https://opa.example:8443"))
 *     .withToken(token).withAuthorities(Path.of("ca.pem")).withDeadline(Duration.ofMillis(300));
 * }</pre>
 *
 * <p>The server is asked directly, never through a proxy: one that answers for another server would
 * decide in its place.
 */
public final class OpaConnection {

  /** For the whole exchange, waiting for a free call included. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMillis(500);

  /** The largest answer, in bytes. */
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  /** The most calls at one time. */
  public static final int DEFAULT_PARALLEL_CALLS = 16;

  private static final Breaker.Settings DEFAULT_BREAKER =
      new Breaker.Settings(5, Duration.ofSeconds(2));

  private final URI server;
  private final Optional<String> token;
  private final Optional<Path> authorities;
  private final Duration deadline;
  private final int maxBytes;
  private final int parallelCalls;
  private final Breaker.Settings breaker;
  private final OpaObserver observer;

  private OpaConnection(
      URI server,
      Optional<String> token,
      Optional<Path> authorities,
      Duration deadline,
      int maxBytes,
      int parallelCalls,
      Breaker.Settings breaker,
      OpaObserver observer) {
    this.server = server;
    this.token = token;
    this.authorities = authorities;
    this.deadline = deadline;
    this.maxBytes = maxBytes;
    this.parallelCalls = parallelCalls;
    this.breaker = breaker;
    this.observer = observer;
  }

  /**
   * A connection to {@code server} with the default bounds.
   *
   * @param server {@code http} or {@code https} with a host, and a path only if OPA is served below
   *     one
   * @throws IllegalArgumentException if it is another kind of address, or holds a user, a query or
   *     a fragment
   */
  public static OpaConnection to(URI server) {
    String scheme = server.getScheme() == null ? "" : server.getScheme();
    if (!scheme.equals("http") && !scheme.equals("https") || server.getHost() == null) {
      throw new IllegalArgumentException(
          "the OPA server is named as in `http://localhost:8181`, not as `" + plain(server) + "`");
    }
    if (server.getRawUserInfo() != null
        || server.getRawQuery() != null
        || server.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the address of the OPA server holds more than host, port and path; a token is given"
              + " apart");
    }
    return new OpaConnection(
        server,
        Optional.empty(),
        Optional.empty(),
        DEFAULT_DEADLINE,
        DEFAULT_MAX_BYTES,
        DEFAULT_PARALLEL_CALLS,
        DEFAULT_BREAKER,
        call -> {});
  }

  /** What may be shown of an address that was refused: what stands in it could be a password. */
  private static String plain(URI server) {
    return server.getRawUserInfo() == null ? server.toString() : server.getScheme() + "://…";
  }

  /**
   * The same, with a bearer token.
   *
   * @throws IllegalArgumentException if the token is no header value, or would travel in clear text
   *     to another machine
   */
  public OpaConnection withToken(String bearer) {
    if (bearer.isEmpty() || bearer.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("the token for the OPA server holds no or odd characters");
    }
    if (server.getScheme().equals("http") && !isLoopback(server.getHost())) {
      throw new IllegalArgumentException(
          "a token would travel to " + server.getHost() + " in clear text; use https");
    }
    return new OpaConnection(
        server,
        Optional.of(bearer),
        authorities,
        deadline,
        maxBytes,
        parallelCalls,
        breaker,
        observer);
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      // Only literals: a name would be looked up, and could mean another machine a moment later.
      return host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")
          && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same, trusting the certificates of this PEM file and no others. */
  public OpaConnection withAuthorities(Path pem) {
    return new OpaConnection(
        server, token, Optional.of(pem), deadline, maxBytes, parallelCalls, breaker, observer);
  }

  /**
   * The same, with another deadline for the whole exchange, waiting for a free call included.
   *
   * @throws IllegalArgumentException unless it is positive and at most a minute
   */
  public OpaConnection withDeadline(Duration longest) {
    if (longest.isNegative() || longest.isZero() || longest.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("a deadline lies between 1 ms and 60 s, not " + longest);
    }
    return new OpaConnection(
        server, token, authorities, longest, maxBytes, parallelCalls, breaker, observer);
  }

  /**
   * The same, with another bound on an answer. It holds every id asked about.
   *
   * @throws IllegalArgumentException if it is below 1 KiB or above 64 MiB
   */
  public OpaConnection withMaxBytes(int most) {
    if (most < 1 << 10 || most > 1 << 26) {
      throw new IllegalArgumentException("the largest answer lies between 1 KiB and 64 MiB");
    }
    return new OpaConnection(
        server, token, authorities, deadline, most, parallelCalls, breaker, observer);
  }

  /**
   * The same, with another bound on calls at one time.
   *
   * @throws IllegalArgumentException if it is below 1 or above 1024
   */
  public OpaConnection withParallelCalls(int most) {
    if (most < 1 || most > 1024) {
      throw new IllegalArgumentException("parallel calls lie between 1 and 1024");
    }
    return new OpaConnection(
        server, token, authorities, deadline, maxBytes, most, breaker, observer);
  }

  /**
   * The same, with another breaker: after so many failures in a row nobody is asked for a while,
   * then one call tries again.
   *
   * @throws IllegalArgumentException if either is not positive
   */
  public OpaConnection withBreaker(int failures, Duration pause) {
    return new OpaConnection(
        server,
        token,
        authorities,
        deadline,
        maxBytes,
        parallelCalls,
        new Breaker.Settings(failures, pause),
        observer);
  }

  /** The same, telling {@code listener} of each call. */
  public OpaConnection withObserver(OpaObserver listener) {
    return new OpaConnection(
        server, token, authorities, deadline, maxBytes, parallelCalls, breaker, listener);
  }

  /** The server that is asked. */
  public URI server() {
    return server;
  }

  /** For the whole exchange. */
  public Duration deadline() {
    return deadline;
  }

  /** The largest answer, in bytes. */
  public int maxBytes() {
    return maxBytes;
  }

  Optional<String> token() {
    return token;
  }

  Optional<Path> authorities() {
    return authorities;
  }

  int parallelCalls() {
    return parallelCalls;
  }

  Breaker.Settings breaker() {
    return breaker;
  }

  OpaObserver observer() {
    return observer;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return server.toString();
  }
}
