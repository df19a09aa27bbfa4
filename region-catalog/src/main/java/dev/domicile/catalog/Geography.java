package dev.domicile.catalog;

import java.util.Locale;

/** A part of the bundled catalog that a caller may load without the others. */
public enum Geography {
  EU,
  MIDDLE_EAST,
  INDIA,
  LATAM,
  OTHER;

  private final String folder = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The folder that holds it, and the word for it in a region's {@code productGeography}. */
  public String folder() {
    return folder;
  }

  @Override
  public String toString() {
    return folder;
  }
}
