package dev.domicile.opa;

import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one module and the threads that evaluate in them; as many of both as may work at once.
 * An object keeps its data for life. One whose evaluation failed or was interrupted is thrown away,
 * and the next question makes another.
 */
final class WasmPool implements AutoCloseable {

  /** Modules call deeper than Java code does; the usual half a megabyte is little. */
  private static final long STACK = 8L << 20;

  private final Supplier<WasmObject> maker;
  private final WasmLimits limits;
  private final ConcurrentLinkedDeque<WasmObject> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore places;
  private final ThreadPoolExecutor threads;
  private volatile boolean closed;

  private WasmPool(Supplier<WasmObject> maker, WasmLimits limits) {
    this.maker = maker;
    this.limits = limits;
    this.places = new Semaphore(limits.objects(), true);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            limits.objects(),
            limits.objects(),
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              String name = "domicile-wasm-" + number.incrementAndGet();
              Thread thread = new Thread(null, work, name, STACK);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * A pool with its first object, which has answered {@code probe}.
   *
   * @throws WasmRefusedException if there can be none
   */
  static WasmPool open(Supplier<WasmObject> maker, String probe, WasmLimits limits) {
    WasmPool pool = new WasmPool(maker, limits);
    boolean opened = false;
    try {
      pool.makeFirst(probe);
      opened = true;
      return pool;
    } finally {
      if (!opened) {
        pool.close();
      }
    }
  }

  private void makeFirst(String probe) {
    Future<?> making =
        threads.submit(
            () -> {
              WasmObject object = maker.get();
              String unused = object.evaluate(probe);
              putBack(object);
            });
    try {
      making.get(limits.loading().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WasmRefusedException refused) {
        throw refused;
      }
      throw refused(
          "it failed when it got its data or was tried without offerings: " + reason(e.getCause()));
    } catch (TimeoutException e) {
      throw refused("it was not ready after " + limits.loading().toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("loading it was interrupted");
    }
  }

  private static WasmRefusedException refused(String because) {
    return new WasmRefusedException(
        "REGO-WASM-PROBE",
        "the policy cannot be evaluated: " + because,
        "try it with `opa eval` and the same input");
  }

  /** The answer to {@code input}, which is strict JSON in ASCII, or why there is none. */
  RegoAnswer ask(String input) {
    long end = System.nanoTime() + limits.deadline().toNanos();
    @Nullable WasmEvaluation evaluation = null;
    try {
      if (!places.tryAcquire(left(end), TimeUnit.NANOSECONDS)) {
        return timeout(", all of it waiting for other questions to end");
      }
      evaluation = new WasmEvaluation(this, input);
      if (!start(evaluation)) {
        return closedAnswer();
      }
      return evaluation.answer().get(left(end), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(evaluation);
      return timeout("");
    } catch (InterruptedException e) {
      giveUp(evaluation);
      Thread.currentThread().interrupt();
      return new Failure(Reason.INTERRUPTED, "the caller was interrupted");
    } catch (ExecutionException e) {
      return failure(reason(e.getCause()));
    }
  }

  private boolean start(WasmEvaluation evaluation) {
    try {
      if (!closed) {
        threads.execute(evaluation);
        return true;
      }
    } catch (RejectedExecutionException e) {
      // Closed since we looked.
    }
    places.release();
    return false;
  }

  private static void giveUp(@Nullable WasmEvaluation evaluation) {
    if (evaluation != null) {
      evaluation.giveUp();
    }
  }

  /** An idle object or a new one. */
  WasmObject take() {
    // The one that was used last: its memory is the most likely to be in the processor's caches.
    WasmObject object = idle.pollFirst();
    return object != null ? object : maker.get();
  }

  void putBack(WasmObject object) {
    if (!closed) {
      idle.addFirst(object);
    }
  }

  void release() {
    places.release();
  }

  RegoAnswer read(String text) {
    return WasmAnswer.of(text, limits.bytes());
  }

  private RegoAnswer timeout(String why) {
    Duration deadline = limits.deadline();
    return new Failure(
        Reason.TIMEOUT, "the module gave no answer within " + deadline.toMillis() + " ms" + why);
  }

  private static RegoAnswer closedAnswer() {
    return new Failure(Reason.UNREACHABLE, "the module was closed");
  }

  /** An evaluation that ended without an answer. */
  RegoAnswer failure(String because) {
    if (closed) {
      return closedAnswer();
    }
    return new Failure(Reason.MALFORMED, "the evaluation failed: " + oneLine(because));
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null ? "for an unknown reason" : oneLine(String.valueOf(cause.getMessage()));
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private static long left(long end) {
    return Math.max(0, end - System.nanoTime());
  }

  /** Ends all evaluations and threads; waits for them a little. */
  @Override
  public void close() {
    closed = true;
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof WasmEvaluation evaluation) {
        places.release();
        evaluation.answer().complete(closedAnswer());
      }
    }
    idle.clear();
    try {
      boolean unused = threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
