package dev.domicile.opa;

import java.io.IOException;

/**
 * Why what came back is no answer; travels through the client as the cause of its own exception.
 */
final class RefusedAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final RegoAnswer.Reason reason;

  RefusedAnswerException(RegoAnswer.Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static RefusedAnswerException malformed(String message) {
    return new RefusedAnswerException(RegoAnswer.Reason.MALFORMED, message);
  }

  RegoAnswer.Failure failure() {
    return new RegoAnswer.Failure(reason, String.valueOf(getMessage()));
  }
}
