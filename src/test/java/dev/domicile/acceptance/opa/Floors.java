package dev.domicile.acceptance.opa;

import java.util.Map;

/** How many of a thousand generated cases have to show a thing. */
final class Floors {

  static final Map<String, Integer> IN_A_THOUSAND = Map.of();

  private Floors() {}
}
