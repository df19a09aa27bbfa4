package dev.domicile.cli.format;

import dev.domicile.core.source.YamlToken;

/** Where words and texts of a YAML file end. */
public final class Scalars {

  private Scalars() {}

  /** The index behind the last character of a scalar, blocks after {@code |} and {@code >} too. */
  public static int end(String text, YamlToken scalar) {
    return BlockText.isBlock(text, scalar) ? BlockText.of(text, scalar).end() : scalar.end();
  }
}
