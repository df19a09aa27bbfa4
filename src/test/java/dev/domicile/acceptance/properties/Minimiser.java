package dev.domicile.acceptance.properties;

import dev.domicile.acceptance.properties.Worlds.Asking;
import dev.domicile.acceptance.properties.Worlds.Case;
import dev.domicile.core.catalog.Catalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a failing case small: leaves out workloads, policies, rules, waivers, offerings, claims and
 * lines of workloads one after the other, as long as it goes on failing.
 */
public final class Minimiser {

  private final Predicate<Case> fails;

  private Minimiser(Predicate<Case> fails) {
    this.fails = fails;
  }

  /** The smallest case found that still fails. */
  public static Case minimise(Case failing, Predicate<Case> fails) {
    Minimiser minimiser = new Minimiser(fails);
    Case small = failing;
    for (int round = 0; round < 2; round++) {
      small = minimiser.round(small);
    }
    return small;
  }

  private Case round(Case start) {
    Case small = start;
    for (int i = small.askings().size() - 1; i >= 0; i--) {
      small = better(small, new Case(small.world(), without(small.askings(), i)));
    }
    for (int i = small.world().waivers().size() - 1; i >= 0; i--) {
      Case now = small;
      List<String> fewer = without(now.world().waivers(), i);
      small = better(now, () -> new Case(now.world().withWaivers(fewer), now.askings()));
    }
    for (int p = small.world().drafts().size() - 1; p >= 0; p--) {
      for (int r = small.world().drafts().get(p).rules().size() - 1; r >= 0; r--) {
        Case now = small;
        List<PolicyDraft> drafts = new ArrayList<>(now.world().drafts());
        PolicyDraft draft = drafts.get(p);
        List<String> fewer = without(draft.rules(), r);
        if (fewer.isEmpty()) {
          drafts.remove(p);
        } else {
          drafts.set(p, draft.with(fewer));
        }
        small = better(now, () -> new Case(now.world().with(drafts), now.askings()));
      }
    }
    for (int i = small.world().catalog().offerings().size() - 1; i >= 0; i--) {
      Catalog catalog = small.world().catalog();
      Catalog less =
          Catalogs.with(catalog, without(catalog.offerings(), i), catalog.attestations());
      small = better(small, new Case(small.world().with(less), small.askings()));
    }
    for (int i = small.world().catalog().attestations().size() - 1; i >= 0; i--) {
      Catalog catalog = small.world().catalog();
      Catalog less =
          Catalogs.with(catalog, catalog.offerings(), without(catalog.attestations(), i));
      small = better(small, new Case(small.world().with(less), small.askings()));
    }
    return withFewerLines(small);
  }

  private Case withFewerLines(Case start) {
    Case small = start;
    for (int i = 0; i < small.askings().size(); i++) {
      Asking asking = small.askings().get(i);
      List<String> lines = Arrays.asList(asking.text().split("\n"));
      for (int line = lines.size() - 1; line >= 4; line--) {
        List<String> fewer = without(lines, line);
        List<Asking> askings = new ArrayList<>(small.askings());
        askings.set(i, new Asking(String.join("\n", fewer) + "\n", asking.day()));
        Case next = new Case(small.world(), askings);
        if (isFailing(next)) {
          small = next;
          lines = fewer;
        }
      }
    }
    return small;
  }

  private Case better(Case now, Case next) {
    return better(now, () -> next);
  }

  private Case better(Case now, java.util.function.Supplier<Case> next) {
    return tried(next).filter(this::isFailing).orElse(now);
  }

  private static Optional<Case> tried(java.util.function.Supplier<Case> next) {
    try {
      return Optional.of(next.get());
    } catch (RuntimeException e) {
      return Optional.empty(); // names something that was left out
    }
  }

  private boolean isFailing(Case next) {
    try {
      return !next.askings().isEmpty() && fails.test(next);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static <T> List<T> without(List<T> items, int index) {
    List<T> fewer = new ArrayList<>(items);
    fewer.remove(index);
    return fewer;
  }
}
