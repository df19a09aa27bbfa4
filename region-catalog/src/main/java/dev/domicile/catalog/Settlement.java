package dev.domicile.catalog;

import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles which entry stands for an id where several claim it. The answer depends on what the
 * entries say, never on the order of files.
 */
final class Settlement {

  private static final Comparator<Item<?>> BY_POSITION =
      Comparator.<Item<?>, SourcePosition>comparing(Item::position).thenComparing(Item::json);

  private static final Comparator<Item<?>> BY_SOURCE =
      Comparator.<Item<?>>comparingInt(Item::rank).thenComparing(BY_POSITION);

  private Settlement() {}

  /** Something that claims to stand for an id. */
  interface Claimant {

    String id();

    SourcePosition position();

    /** Whether it replaces another of its id. */
    boolean overrides();
  }

  /**
   * The items by source and position. Of several that say the same the one of the first position
   * stands, and the others get a warning.
   */
  static <T extends Written> List<Item<T>> distinct(List<Item<T>> items, Problems problems) {
    List<Item<T>> sorted = new ArrayList<>(items);
    sorted.sort(BY_SOURCE);
    Map<String, Item<T>> standing = new LinkedHashMap<>(sorted.size() * 2);
    for (Item<T> item : sorted) {
      Item<T> same = standing.putIfAbsent(item.json(), item);
      if (same == null || same.position().equals(item.position())) {
        continue;
      }
      problems.warning(
          item.position(),
          CatalogCodes.DUPLICATE,
          "the entry `" + item.id() + "` stands word for word at " + same.position(),
          "remove one of the two");
      if (BY_POSITION.compare(item, same) < 0) {
        standing.put(item.json(), item);
      }
    }
    return new ArrayList<>(standing.values());
  }

  /**
   * Who stands for each id, sorted by id.
   *
   * @param claimants the first of an id is the one that others are said to repeat
   * @param unique whether two entries of one id are an error; if not, all of them stand
   */
  static <C extends Claimant> TreeMap<String, List<C>> settle(
      List<C> claimants, boolean unique, Problems problems) {
    TreeMap<String, List<C>> plain = new TreeMap<>();
    TreeMap<String, List<C>> overriding = new TreeMap<>();
    for (C claimant : claimants) {
      (claimant.overrides() ? overriding : plain)
          .computeIfAbsent(claimant.id(), id -> new ArrayList<>(1))
          .add(claimant);
    }
    if (unique) {
      plain.forEach((id, same) -> reportTwice(id, same, problems));
      overriding.forEach((id, same) -> reportTwice(id, same, problems));
    }
    overriding.forEach(
        (id, same) -> {
          if (plain.put(id, same) == null) {
            reportNothingReplaced(id, same.get(0), plain, problems);
          }
        });
    return plain;
  }

  private static void reportTwice(String id, List<? extends Claimant> same, Problems problems) {
    for (Claimant claimant : same.subList(1, same.size())) {
      problems.error(
          claimant.position(),
          CatalogCodes.DUPLICATE,
          "`" + id + "` stands at " + same.get(0).position() + " too",
          "remove one of the two; to replace an entry of another source write `override: true`");
    }
  }

  private static void reportNothingReplaced(
      String id, Claimant claimant, Map<String, ?> known, Problems problems) {
    List<String> others = known.keySet().stream().filter(other -> !other.equals(id)).toList();
    problems.error(
        claimant.position(),
        CatalogCodes.OVERRIDE,
        "`override: true`, but there is no `" + id + "` to replace",
        Spelling.nearest(id, others)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("leave `override` out to add an entry"));
  }
}
