package dev.domicile.opa;

import com.bisnode.opa.client.OpaConfiguration;
import com.bisnode.opa.client.rest.OpaRestClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;

/**
 * The client's transport with bounds. The JDK's own timeout ends with the headers, and the client
 * reads values out of bodies that are cut, repeated or of another type: here one deadline holds for
 * the whole exchange, and a body is bounded and checked before the client sees it.
 */
final class BoundedRestClient extends OpaRestClient {

  private final HttpClient http;
  private final OpaConnection connection;
  private final Envelope envelope;
  private final long nanos;

  /**
   * For one question.
   *
   * @param nanos what is left of its deadline
   */
  BoundedRestClient(
      HttpClient http,
      ObjectMapper mapper,
      OpaConnection connection,
      Envelope envelope,
      long nanos) {
    super(new OpaConfiguration(connection.server().toString()), http, mapper);
    this.http = http;
    this.connection = connection;
    this.envelope = envelope;
    this.nanos = nanos;
  }

  @Override
  public HttpRequest.Builder getBasicRequestBuilder(String endpoint) {
    String base = connection.server().toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/" + endpoint.replaceAll("^/+", "")))
            .header("Accept", "application/json");
    connection.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  @Override
  public <T> HttpResponse<T> sendRequest(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> whole = exchange(request);
    byte[] checked = envelope.check(whole);
    BodySubscriber<T> body = handler.apply(new Info(whole));
    body.onSubscribe(NO_FLOW);
    body.onNext(List.of(ByteBuffer.wrap(checked)));
    body.onComplete();
    return new Replayed<>(whole, body.getBody().toCompletableFuture().join());
  }

  private HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, info -> new BoundedBytes(connection.maxBytes()));
    try {
      return exchange.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      // Closes the connection of an exchange that has not ended, and so ends OPA's evaluation too.
      exchange.cancel(true);
    }
  }

  private static final Flow.Subscription NO_FLOW =
      new Flow.Subscription() {
        @Override
        public void request(long n) {
          // everything is there already
        }

        @Override
        public void cancel() {
          // nothing to stop
        }
      };

  private record Info(HttpResponse<byte[]> whole) implements HttpResponse.ResponseInfo {
    @Override
    public int statusCode() {
      return whole.statusCode();
    }

    @Override
    public HttpHeaders headers() {
      return whole.headers();
    }

    @Override
    public HttpClient.Version version() {
      return whole.version();
    }
  }

  private record Replayed<T>(HttpResponse<byte[]> whole, T body) implements HttpResponse<T> {
    @Override
    public int statusCode() {
      return whole.statusCode();
    }

    @Override
    public HttpRequest request() {
      return whole.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return whole.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return whole.sslSession();
    }

    @Override
    public URI uri() {
      return whole.uri();
    }

    @Override
    public HttpClient.Version version() {
      return whole.version();
    }
  }
}
