package dev.domicile.opa;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way through a thread of a {@link WasmPool}. Whoever asked can give up at any
 * time; then the evaluation is interrupted, but never the making of an object, which the next
 * question needs, nor what the thread does afterwards.
 */
final class WasmEvaluation implements Runnable {

  private final WasmPool pool;
  private final String input;
  private final CompletableFuture<RegoAnswer> answer = new CompletableFuture<>();
  private @Nullable Thread evaluating;
  private boolean abandoned;

  WasmEvaluation(WasmPool pool, String input) {
    this.pool = pool;
    this.input = input;
  }

  /** Completed by the time that the thread is free again. */
  CompletableFuture<RegoAnswer> answer() {
    return answer;
  }

  /** Nobody waits for the answer any more. */
  synchronized void giveUp() {
    abandoned = true;
    if (evaluating != null) {
      evaluating.interrupt();
    }
  }

  @Override
  public void run() {
    RegoAnswer result = pool.failure("the evaluation broke off");
    try {
      result = evaluate();
    } catch (WasmRefusedException e) {
      result = pool.failure(e.problem());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The object is in any state: it was taken from the pool and does not go back.
      result = pool.failure(String.valueOf(e.getMessage()));
    } finally {
      pool.release();
      answer.complete(result);
    }
  }

  private RegoAnswer evaluate() {
    WasmObject object = pool.take();
    if (!begin()) {
      pool.putBack(object);
      return pool.failure("nobody waits for the answer");
    }
    String text;
    try {
      text = object.evaluate(input);
    } finally {
      end();
    }
    pool.putBack(object);
    return pool.read(text);
  }

  private synchronized boolean begin() {
    if (!abandoned) {
      evaluating = Thread.currentThread();
    }
    return !abandoned;
  }

  private synchronized void end() {
    evaluating = null;
    // One that came too late is not meant for the next question.
    boolean unused = Thread.interrupted();
  }
}
