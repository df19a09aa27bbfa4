package dev.domicile.core.decision;

import dev.domicile.core.catalog.Glob;
import java.util.List;
import java.util.Optional;

/**
 * One wish about the order of placements.
 *
 * @param kind what is compared
 * @param values for lists: what to prefer, best first; others come after
 */
public record Preference(Kind kind, List<Glob> values) {

  /** What a preference compares. */
  public enum Kind {
    /** Every place is a country of a data subject. */
    IN_COUNTRY("in-country", false),
    /** Fewer possible countries first; unknown after all, anywhere last. */
    FEWEST_PROCESSING_COUNTRIES("fewest-processing-countries", false),
    PROVIDER("provider", true),
    REGION("region", true),
    MODEL("model", true),
    DEVELOPER("developer", true),
    ROUTING("routing", true);

    private final String id;
    private final boolean list;

    Kind(String id, boolean list) {
      this.id = id;
      this.list = list;
    }

    /** As written in YAML. */
    public String id() {
      return id;
    }

    /** Whether it takes a list. */
    public boolean isList() {
      return list;
    }

    static Optional<Kind> find(String id) {
      return java.util.stream.Stream.of(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
  }

  public Preference {
    values = List.copyOf(values);
  }
}
