package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.Stage;

/** In what a workload may have to differ from those of a test, so that it tells a change. */
public sealed interface Twist {

  /** It has this stage only, as far as it can choose. */
  record Alone(Stage stage) implements Twist {}

  /** An attribute, by the name that conditions use, has this value only. */
  record Valued(String attribute, String value) implements Twist {}

  /** It declares evidence of this kind, or does not. */
  record Evidenced(String kind) implements Twist {}

  /** It declares a contract with the operator that keeps every stage in the requester's country. */
  record Contracted() implements Twist {}
}
