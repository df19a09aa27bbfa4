package dev.domicile.core.catalog;

import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The words that workloads and policies share. Extended by users with their own documents. */
public final class Vocabulary {

  /** A sector of activity; a company of a sector is one of its parent too. */
  public record Sector(String id, Optional<String> parent, Optional<String> title) {}

  /** A category of data; data of a category is of every category that it implies too. */
  public record Category(String id, List<String> implies, Optional<String> title) {
    public Category {
      implies = List.copyOf(implies);
    }
  }

  /** A scale of classification, lowest value first. Values of two ladders are never compared. */
  public record Ladder(
      String id, Optional<String> country, List<String> values, Optional<String> title) {
    public Ladder {
      values = List.copyOf(values);
    }
  }

  /**
   * A body of law that binds some requesters.
   *
   * @param area the country or named set whose requesters and data subjects it can concern
   * @param general whether it binds whoever handles personal data there, listed or not
   */
  public record Regime(
      String id,
      Optional<String> area,
      boolean general,
      Optional<String> title,
      Optional<String> question) {}

  /**
   * A kind of evidence that a workload may declare, with the question it answers.
   *
   * @param withAny whether it is concluded with nobody in particular, as approvals, assessments and
   *     the requester's own decisions are
   */
  public record EvidenceKind(
      String id, Optional<String> question, Optional<String> title, boolean withAny) {}

  /** A word with a title: a capability or an accelerator. */
  public record Term(String id, Optional<String> title) {}

  private final ImmutableSortedMap<String, Sector> sectors;
  private final ImmutableSortedMap<String, Category> categories;
  private final ImmutableSortedMap<String, Ladder> ladders;
  private final ImmutableSortedMap<String, Regime> regimes;
  private final ImmutableSortedMap<String, EvidenceKind> evidenceKinds;
  private final ImmutableSortedMap<String, Term> capabilities;
  private final ImmutableSortedMap<String, Term> accelerators;

  /** Ids are unique in each list: the loader has reported the others. */
  public Vocabulary(
      Collection<Sector> sectors,
      Collection<Category> categories,
      Collection<Ladder> ladders,
      Collection<Regime> regimes,
      Collection<EvidenceKind> evidenceKinds,
      Collection<Term> capabilities,
      Collection<Term> accelerators) {
    this.sectors = index(sectors, Sector::id);
    this.categories = index(categories, Category::id);
    this.ladders = index(ladders, Ladder::id);
    this.regimes = index(regimes, Regime::id);
    this.evidenceKinds = index(evidenceKinds, EvidenceKind::id);
    this.capabilities = index(capabilities, Term::id);
    this.accelerators = index(accelerators, Term::id);
  }

  private static <T> ImmutableSortedMap<String, T> index(
      Collection<T> items, Function<T, String> id) {
    TreeMap<String, T> map = new TreeMap<>();
    for (T item : items) {
      map.put(id.apply(item), item);
    }
    return ImmutableSortedMap.copyOf(map);
  }

  public Map<String, Sector> sectors() {
    return sectors;
  }

  public Map<String, Category> categories() {
    return categories;
  }

  public Map<String, Ladder> ladders() {
    return ladders;
  }

  public Map<String, Regime> regimes() {
    return regimes;
  }

  public Map<String, EvidenceKind> evidenceKinds() {
    return evidenceKinds;
  }

  public Map<String, Term> capabilities() {
    return capabilities;
  }

  public Map<String, Term> accelerators() {
    return accelerators;
  }

  /** {@code categories} and everything that they imply, sorted. */
  public SortedSet<String> impliedBy(Collection<String> categories) {
    TreeSet<String> result = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(categories);
    while (!open.isEmpty()) {
      String next = open.pop();
      Category category = this.categories.get(next);
      if (result.add(next) && category != null) {
        open.addAll(category.implies());
      }
    }
    return result;
  }

  /** {@code sectors} and their parents, sorted. */
  public SortedSet<String> withParents(Collection<String> sectors) {
    TreeSet<String> result = new TreeSet<>();
    for (String sector : sectors) {
      String next = sector;
      while (next != null && result.add(next)) {
        Sector entry = this.sectors.get(next);
        next = entry == null ? null : entry.parent().orElse(null);
      }
    }
    return result;
  }

  /** Whether {@code sector} lies below one of {@code others} without being one of them. */
  public boolean isBelowAny(String sector, Collection<String> others) {
    return withParents(List.of(sector)).stream()
        .anyMatch(parent -> !parent.equals(sector) && others.contains(parent));
  }
}
