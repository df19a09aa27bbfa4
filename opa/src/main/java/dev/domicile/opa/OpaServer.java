package dev.domicile.opa;

import com.bisnode.opa.client.OpaClientException;
import com.bisnode.opa.client.query.OpaQueryClient;
import com.bisnode.opa.client.query.QueryForDocumentRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/**
 * Asks rules of one OPA server through the OPA client. One HTTP client for its life, a bound on
 * calls at one time whose wait counts against the deadline, and a {@link Breaker}. Thread-safe.
 */
final class OpaServer implements AutoCloseable {

  private static final AtomicInteger THREADS = new AtomicInteger();

  private final OpaConnection connection;
  private final HttpClient http;
  private final ExecutorService workers;
  private final Semaphore calls;
  private final Breaker breaker;
  private final Envelope envelope;
  private final ObjectMapper mapper;
  private volatile boolean closed;

  /**
   * A server that nobody has asked yet.
   *
   * @throws IllegalArgumentException if the file of authorities holds no certificates
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  OpaServer(OpaConnection connection) {
    this(connection, System::nanoTime);
  }

  /** The same with another clock for the breaker. */
  OpaServer(OpaConnection connection, LongSupplier nanos) {
    this.connection = connection;
    this.calls = new Semaphore(connection.parallelCalls());
    this.breaker = new Breaker(connection.breaker(), nanos);
    this.envelope = new Envelope(connection.maxBytes());
    this.workers = Executors.newCachedThreadPool(OpaServer::thread);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(connection.deadline())
            .executor(workers);
    connection.authorities().map(Authorities::trusting).ifPresent(builder::sslContext);
    this.http = builder.build();
    // Which keys stand around a result is checked by the envelope, which knows what they mean.
    this.mapper =
        JsonMapper.builder(envelope.json())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "domicile-opa-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Who evaluates the rule at this path. */
  RegoPort rule(RulePath path) {
    return question -> ask(path, question);
  }

  /** Server and path, for a reader. */
  String shown(RulePath path) {
    return connection + " data." + path.text().replace('/', '.');
  }

  private RegoAnswer ask(RulePath path, RegoQuestion question) {
    long start = System.nanoTime();
    RegoAnswer answer = admitted(path, question, start);
    String outcome = answer instanceof Failure failure ? failure.reason().code() : "OK";
    try {
      connection
          .observer()
          .asked(
              new OpaObserver.Call(
                  path.text(), outcome, Duration.ofNanos(System.nanoTime() - start)));
    } catch (RuntimeException e) {
      // Counting must not change a decision, and there is nobody else to tell.
      return answer;
    }
    return answer;
  }

  private RegoAnswer admitted(RulePath path, RegoQuestion question, long start) {
    if (closed) {
      return new Failure(Reason.NOT_CONFIGURED, "the connection to the server was closed");
    }
    if (!breaker.admits()) {
      return new Failure(
          Reason.BREAKER_OPEN,
          "the server failed " + connection.breaker().failures() + " times in a row; not asked");
    }
    RegoAnswer answer = whenFree(path, question, start);
    note(answer);
    return answer;
  }

  /** Only what says something about the server moves the breaker. */
  private void note(RegoAnswer answer) {
    if (!(answer instanceof Failure failure)) {
      breaker.succeeded();
      return;
    }
    switch (failure.reason()) {
      case UNREACHABLE, TIMEOUT, MALFORMED -> breaker.failed();
      case UNDEFINED -> breaker.succeeded();
      case INTERRUPTED, BREAKER_OPEN, NOT_CONFIGURED -> breaker.undecided();
    }
  }

  private RegoAnswer whenFree(RulePath path, RegoQuestion question, long start) {
    try {
      if (!calls.tryAcquire(left(start), TimeUnit.NANOSECONDS)) {
        return new Failure(
            Reason.TIMEOUT, "no call was free within " + shown(connection.deadline()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return interrupted();
    }
    try {
      return exchanged(path, question, start);
    } finally {
      calls.release();
    }
  }

  private long left(long start) {
    return Math.max(0, connection.deadline().toNanos() - (System.nanoTime() - start));
  }

  private RegoAnswer exchanged(RulePath path, RegoQuestion question, long start) {
    BoundedRestClient rest = new BoundedRestClient(http, mapper, connection, envelope, left(start));
    try {
      // The input is JSON that we wrote; it goes out as it is.
      JsonNode result =
          new OpaQueryClient(rest)
              .queryForDocument(
                  new QueryForDocumentRequest(new RawValue(question.input()), path.text()),
                  JsonNode.class);
      if (result == null || result.isNull()) {
        return new Failure(Reason.UNDEFINED, "the rule has no value for this input");
      }
      return new RegoAnswer.Value(mapper.writeValueAsString(result));
    } catch (OpaClientException e) {
      return failure(e);
    } catch (JsonProcessingException e) {
      return new Failure(Reason.MALFORMED, "the answer is no strict JSON");
    } catch (RuntimeException e) {
      // Whatever the client throws besides its own exceptions is no answer either.
      return new Failure(Reason.MALFORMED, "the client could not read the answer");
    }
  }

  /** The client wraps every failure, its own type says little: the cause is ours or the JDK's. */
  private RegoAnswer failure(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedAnswerException refused) {
        return refused.failure();
      }
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return interrupted();
      }
      if (cause instanceof HttpTimeoutException) {
        return new Failure(
            Reason.TIMEOUT, "no complete answer within " + shown(connection.deadline()));
      }
      if (cause instanceof SSLException) {
        return new Failure(
            Reason.UNREACHABLE, "no trusted TLS connection to the server could be made");
      }
      if (cause instanceof java.net.ConnectException
          || cause instanceof java.net.UnknownHostException
          || cause instanceof java.nio.channels.UnresolvedAddressException) {
        return new Failure(Reason.UNREACHABLE, "the server cannot be reached");
      }
    }
    return new Failure(Reason.UNREACHABLE, "the connection broke before a whole answer was there");
  }

  private static Failure interrupted() {
    return new Failure(Reason.INTERRUPTED, "the caller was interrupted");
  }

  private static String shown(Duration duration) {
    return duration.toMillis() + " ms";
  }

  /** Ends the threads that carry calls; questions after this have no answer. */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
  }
}
