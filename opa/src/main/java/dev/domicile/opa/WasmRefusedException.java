package dev.domicile.opa;

/** Why a module cannot be used. It becomes a diagnostic where the module is named. */
final class WasmRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String help;

  WasmRefusedException(String code, String message, String help) {
    super(message);
    this.code = code;
    this.help = help;
  }

  /** The stable name of this kind of problem. */
  String code() {
    return code;
  }

  /** What was wrong; one line. */
  String problem() {
    return String.valueOf(getMessage());
  }

  /** What to do about it. */
  String help() {
    return help;
  }
}
