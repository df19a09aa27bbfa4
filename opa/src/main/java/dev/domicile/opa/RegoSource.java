package dev.domicile.opa;

import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import java.util.Optional;

/**
 * Who evaluates one rule, and how a reader is told.
 *
 * @param asked server and path, or file and entrypoint; no secrets
 * @param port empty if nobody is configured to be asked
 * @param notConfigured what to do about it then
 */
record RegoSource(String asked, Optional<RegoPort> port, String notConfigured) {

  static RegoSource of(String asked, RegoPort port) {
    return new RegoSource(asked, Optional.of(port), "");
  }

  /** Nobody; {@code advice} says how to name somebody. */
  static RegoSource none(String asked, String advice) {
    return new RegoSource(asked, Optional.empty(), advice);
  }

  /** Why there is no answer if nobody is configured. */
  Failure failure() {
    return new Failure(Reason.NOT_CONFIGURED, notConfigured);
  }
}
