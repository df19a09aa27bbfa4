package dev.domicile.cli.input;

/** The command line is wrong: a path that does not exist, a name that nothing has. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal of what was asked.
   *
   * @param message what is wrong; lower case, without a full stop
   */
  public UsageException(String message) {
    super(message);
  }
}
