package dev.domicile.residency;

import dev.domicile.core.policy.PlaceList;
import java.util.List;

/** One of the things that a requirement asks: a verb and the places that it speaks of. */
record Clause(Verb verb, PlaceList places) {

  /** What is asked of the possible places of a stage. */
  enum Verb {
    ONLY_IN("onlyIn"),
    NOT_IN("notIn"),
    COPY_IN("copyIn");

    private final String key;

    Verb(String key) {
      this.key = key;
    }

    /** The key under which the places stand. */
    String key() {
      return key;
    }
  }

  /** The places as the policy names them, each with its verb if a requirement has several. */
  List<String> required(boolean withVerb) {
    return withVerb
        ? places.names().stream().map(name -> verb.key() + " " + name).toList()
        : places.names();
  }

  /** The places in a sentence: {@code EEA or CH}. */
  String words() {
    return String.join(" or ", places.names());
  }
}
