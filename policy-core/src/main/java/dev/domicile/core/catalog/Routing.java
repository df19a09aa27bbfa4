package dev.domicile.core.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a provider routes a request from the region called to the place where the model runs. */
public enum Routing {
  IN_REGION,
  GEO,
  DATA_ZONE,
  GLOBAL;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As written in YAML and in offering ids. */
  public String id() {
    return id;
  }

  /** Every id, in order. */
  public static List<String> ids() {
    return Stream.of(values()).map(Routing::id).toList();
  }

  /**
   * The routing written as {@code id}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Routing parse(String id) {
    return Stream.of(values())
        .filter(routing -> routing.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "`" + id + "` is not a routing; expected one of " + String.join(", ", ids())));
  }

  @Override
  public String toString() {
    return id;
  }
}
