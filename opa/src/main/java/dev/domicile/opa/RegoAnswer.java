package dev.domicile.opa;

/** What came back of a {@link RegoQuestion}. */
sealed interface RegoAnswer {

  /**
   * The rule's value, not yet checked against the contract of {@code rego} rules.
   *
   * @param result strict JSON: no repeated key, nothing behind it, within the size bound
   */
  record Value(String result) implements RegoAnswer {}

  /**
   * There is no value. Whatever the reason, the rule is unknown.
   *
   * @param because what went wrong in words for the finding: no secrets, no line break
   */
  record Failure(Reason reason, String because) implements RegoAnswer {}

  /** Kinds of failure, by what a person would do about them. */
  enum Reason {
    /** Nobody answered: refused, reset, unknown host, TLS. */
    UNREACHABLE("OPA_UNREACHABLE"),
    /** No complete answer within the deadline, waiting for a free call included. */
    TIMEOUT("OPA_TIMEOUT"),
    /** The breaker is open: nobody was asked. */
    BREAKER_OPEN("OPA_BREAKER_OPEN"),
    /** The rule has no value: a wrong path, a missing fact, an error in a built-in function. */
    UNDEFINED("OPA_UNDEFINED"),
    /** An answer that is no value of the rule: another status, type, size, form. */
    MALFORMED("OPA_SHAPE"),
    /** The caller gave up. */
    INTERRUPTED("OPA_INTERRUPTED"),
    /** Nobody is configured to be asked. */
    NOT_CONFIGURED("OPA_NOT_CONFIGURED");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The code under which it is told and counted. */
    String code() {
      return code;
    }
  }
}
