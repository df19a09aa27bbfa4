package dev.domicile.opa;

import java.time.Duration;

/**
 * Is told of each question to a server, for metrics. Called in the thread that asked, so it should
 * be quick; what it throws is dropped, because counting must not change a decision.
 */
@FunctionalInterface
public interface OpaObserver {

  /**
   * One question.
   *
   * @param rule the path of the rule asked
   * @param outcome {@code OK}, or the code of the failure as in {@code OPA_TIMEOUT}
   * @param took from the question to the answer, waiting included
   */
  record Call(String rule, String outcome, Duration took) {}

  /** Takes note of a question that has ended. */
  void asked(Call call);
}
