package dev.domicile.cli.config;

/** A limit that a configuration can set. */
public enum Limit {
  /** What ends within this time ends soon. */
  WITHIN("within", "P60D", "what ends within this time is told beforehand"),
  /** A citation that was read longer ago should be read again. */
  CITATION_AGE("citationAge", "P2Y", "a citation that was read longer ago is old"),
  /** An exception that lifts longer is a rule of its own. */
  WAIVER_LENGTH("waiverLength", "P1Y", "a waiver that lifts longer is long"),
  /** A list of fewer countries needs no name. */
  COUNTRY_LIST("countryList", "5", "a list of fewer countries needs no named set");

  private final String key;
  private final String usual;
  private final String says;

  Limit(String key, String usual, String says) {
    this.key = key;
    this.usual = usual;
    this.says = says;
  }

  /** As written in a configuration. */
  public String key() {
    return key;
  }

  /** The value where no configuration says another. */
  public String usual() {
    return usual;
  }

  /** What it means. */
  public String says() {
    return says;
  }

  /** Whether it is a time; otherwise it is a number. */
  boolean isPeriod() {
    return usual.startsWith("P");
  }
}
