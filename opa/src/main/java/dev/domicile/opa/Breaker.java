package dev.domicile.opa;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops asking a server that fails: after so many failures in a row it is open for a pause, then
 * one call at a time may try again. Thread-safe.
 */
final class Breaker {

  /**
   * When it opens and for how long.
   *
   * @param failures in a row
   */
  record Settings(int failures, Duration pause) {
    Settings {
      if (failures < 1 || pause.isNegative() || pause.isZero()) {
        throw new IllegalArgumentException(
            "a breaker opens after at least one failure, for a positive time");
      }
    }
  }

  private final Settings settings;
  private final LongSupplier nanos;
  private int failures;
  private long openedAt;
  private boolean probing;

  Breaker(Settings settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
  }

  /** Whether a call may be made; whoever is let through tells how it ended. */
  synchronized boolean admits() {
    if (failures < settings.failures()) {
      return true;
    }
    if (probing || nanos.getAsLong() - openedAt < settings.pause().toNanos()) {
      return false;
    }
    probing = true;
    return true;
  }

  /** The server answered. */
  synchronized void succeeded() {
    failures = 0;
    probing = false;
  }

  /** The server failed. */
  synchronized void failed() {
    probing = false;
    failures = Math.min(failures + 1, settings.failures());
    openedAt = nanos.getAsLong();
  }

  /** The call ended without showing anything of the server. */
  synchronized void undecided() {
    probing = false;
  }
}
