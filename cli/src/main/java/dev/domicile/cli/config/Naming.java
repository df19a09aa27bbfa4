package dev.domicile.cli.config;

/** A kind of id whose form a configuration can set. */
public enum Naming {
  POLICY("policy", "ids of policies"),
  RULE("rule", "ids of rules"),
  WAIVER("waiver", "ids of waivers"),
  OBLIGATION("obligation", "ids of obligations");

  /** Words of lower-case letters and digits, joined by single hyphens. */
  static final String USUAL = "[a-z0-9]+(-[a-z0-9]+)*";

  private final String key;
  private final String says;

  Naming(String key, String says) {
    this.key = key;
    this.says = says;
  }

  /** As written in a configuration. */
  public String key() {
    return key;
  }

  /** What it is about. */
  public String says() {
    return says;
  }
}
