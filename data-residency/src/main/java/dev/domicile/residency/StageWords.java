package dev.domicile.residency;

import dev.domicile.core.catalog.Stage;

/**
 * How sentences speak of a stage.
 *
 * @param what its subject: {@code inference}
 * @param may what it may do somewhere: {@code may run}
 * @param does what it does somewhere: {@code runs}
 * @param in the preposition of its places
 */
record StageWords(String what, String may, String does, String in) {

  static StageWords of(Stage stage) {
    return switch (stage) {
      case INFERENCE -> runs("inference");
      case FINE_TUNING -> runs("fine-tuning");
      case SESSION_STATE -> kept("session state", "is");
      case STORAGE -> kept("stored data", "is");
      case LOGS -> kept("logs", "are");
      case BACKUP -> kept("backups", "are");
      case PROVIDER_RETENTION -> kept("what the provider retains", "is");
      case SUPPORT_ACCESS -> new StageWords("support", "may have access", "has access", "from");
      case KEY_CUSTODY -> kept("keys", "are");
    };
  }

  private static StageWords runs(String what) {
    return new StageWords(what, "may run", "runs", "in");
  }

  private static StageWords kept(String what, String is) {
    return new StageWords(what, "may be kept", is + " kept", "in");
  }

  /** {@code inference may run in CH, US}. */
  String mayIn(String places) {
    return what + " " + may + " " + in + " " + places;
  }

  /** {@code inference may run anywhere}. */
  String mayAnywhere() {
    return what + " " + may + (in.equals("from") ? " from" : "") + " anywhere";
  }

  /** {@code where inference runs}, {@code where support has access from}. */
  String where() {
    return "where " + what + " " + does + (in.equals("from") ? " from" : "");
  }
}
