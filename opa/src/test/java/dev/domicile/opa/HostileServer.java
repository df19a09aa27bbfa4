package dev.domicile.opa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on the loopback address that answers as it is told, byte by byte. Counts connections.
 * Closing ends its threads and sockets.
 */
final class HostileServer implements AutoCloseable {

  /** What is done with one request. */
  interface Behaviour {
    void answer(Exchange exchange) throws IOException;
  }

  /** One request, its connection, and what was asked. */
  record Exchange(HostileServer server, Socket socket, String head, String body, String nonce) {

    void write(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    void write(String text) throws IOException {
      write(text.getBytes(UTF_8));
    }

    /** Waits until the server ends; what happens then is of no interest to anybody. */
    void stall() throws IOException {
      try {
        server.ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("the server has ended");
    }

    /** Waits a little, or until the server ends. */
    void pause(int millis) throws IOException {
      try {
        if (server.ended.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          throw new IOException("the server has ended");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  private static final Pattern NONCE = Pattern.compile("\"request\":\"([^\"]+)\"");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private final ServerSocket listening;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Behaviour behaviour;

  HostileServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  void behave(Behaviour other) {
    behaviour = other;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  int requests() {
    return requests.get();
  }

  /** The first lines of all requests. */
  List<String> requestLines() {
    return heads.stream().map(head -> head.lines().findFirst().orElse("")).toList();
  }

  List<String> heads() {
    return List.copyOf(heads);
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "hostile-server");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      while (!socket.isClosed()) {
        Exchange exchange = read(socket);
        if (exchange == null) {
          return;
        }
        requests.incrementAndGet();
        heads.add(exchange.head());
        behaviour.answer(exchange);
      }
    } catch (IOException e) {
      // the other side went away, or this server was closed
    } finally {
      sockets.remove(socket);
    }
  }

  private @org.jspecify.annotations.Nullable Exchange read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
    }
    String text = head.toString(ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    String body =
        length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8) : "";
    Matcher nonce = NONCE.matcher(body);
    return new Exchange(this, socket, text, body, nonce.find() ? nonce.group(1) : "");
  }

  @Override
  public void close() {
    try {
      ended.countDown();
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
      for (Thread thread : threads) {
        thread.join(5000);
        if (thread.isAlive()) {
          throw new AssertionError("a thread of the server is still running");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
