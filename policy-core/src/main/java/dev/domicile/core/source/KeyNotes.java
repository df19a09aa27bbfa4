package dev.domicile.core.source;

import java.util.Map;
import java.util.Optional;

/**
 * What is told of the keys of a mapping beside what each of them says.
 *
 * @param absences what holds where a key is left out
 * @param examples a value as it is written
 */
record KeyNotes(Map<Key<?>, String> absences, Map<Key<?>, String> examples) {

  KeyNotes {
    absences = Map.copyOf(absences);
    examples = Map.copyOf(examples);
  }

  Optional<String> absence(Key<?> key) {
    return Optional.ofNullable(absences.get(key));
  }

  Optional<String> example(Key<?> key) {
    return Optional.ofNullable(examples.get(key));
  }

  /** What an editor shows of a key. */
  String description(Key<?> key) {
    return key.doc() + absence(key).map(says -> "; if left out: " + says).orElse("");
  }
}
