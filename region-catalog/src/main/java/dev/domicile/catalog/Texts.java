package dev.domicile.catalog;

import java.util.List;
import java.util.Optional;

/** Joins remarks. */
final class Texts {

  private Texts() {}

  /** The texts as one, or empty if there is none. */
  static Optional<String> joined(List<String> texts) {
    return switch (texts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(texts.get(0));
      default -> Optional.of(String.join("; ", texts));
    };
  }
}
