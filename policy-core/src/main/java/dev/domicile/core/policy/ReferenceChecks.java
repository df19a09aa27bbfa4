package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks of names in policies and workloads against a catalog, each reported where it stands.
 *
 * @param files where the files lie that are checked, by the names that positions show; those that
 *     lie in no file system are not there
 */
public record ReferenceChecks(Catalog catalog, Problems problems, Map<String, Path> files) {

  public ReferenceChecks {
    files = Map.copyOf(files);
  }

  /** Checks of content that lies in no file system. */
  public ReferenceChecks(Catalog catalog, Problems problems) {
    this(catalog, problems, Map.of());
  }

  /** The path of a file that is named relative to the file in which {@code position} is. */
  public Optional<Path> beside(SourcePosition position, String name) {
    return Optional.ofNullable(files.get(position.file())).map(file -> file.resolveSibling(name));
  }

  private static final int MOST_LISTED = 40;

  /** Reports {@code name} unless {@code known} has it. */
  public void known(String code, String what, Located<String> name, Collection<String> known) {
    known(code, what, name.value(), name.position(), known);
  }

  /** Reports {@code name} at {@code position} unless {@code known} has it. */
  public void known(
      String code, String what, String name, SourcePosition position, Collection<String> known) {
    if (known.contains(name)) {
      return;
    }
    String message = "there is no " + what + " `" + name + "` in the catalog";
    Optional<String> near = Spelling.nearest(name, known).or(() -> holding(name, known));
    if (near.isPresent()) {
      problems.error(position, code, message + "; nearest is `" + near.get() + "`");
    } else if (!known.isEmpty() && known.size() <= MOST_LISTED) {
      problems.error(position, code, message, "there are " + String.join(", ", known));
    } else {
      problems.error(position, code, message);
    }
  }

  /** The only name of which {@code part} is a whole word: {@code bsi-c5} for {@code c5}. */
  private static Optional<String> holding(String part, Collection<String> known) {
    String word = "-" + part.toLowerCase(Locale.ROOT) + "-";
    List<String> holding =
        known.stream()
            .filter(id -> ("-" + id.toLowerCase(Locale.ROOT) + "-").contains(word))
            .toList();
    return holding.size() == 1 ? Optional.of(holding.get(0)) : Optional.empty();
  }

  /** Reports {@code word} unless it is one of the few that the format has. */
  public void word(
      String code, String what, String word, SourcePosition position, List<String> words) {
    if (words.contains(word)) {
      return;
    }
    String message =
        "`" + word + "` is no " + what + "; expected one of " + String.join(", ", words);
    Optional<String> near = Spelling.nearest(word, words);
    if (near.isPresent()) {
      problems.error(position, code, message, "did you mean `" + near.get() + "`?");
    } else {
      problems.error(position, code, message);
    }
  }

  /** Reports a value of classification whose ladder or step the vocabulary lacks. */
  public void ladder(String code, String value, SourcePosition position) {
    Map<String, Vocabulary.Ladder> ladders = catalog.vocabulary().ladders();
    String id = Conditions.ladderOf(value);
    String step = Conditions.stepOf(value);
    Vocabulary.Ladder ladder = ladders.get(id);
    if (ladder == null) {
      known(code, "ladder", id, position, ladders.keySet());
      return;
    }
    if (ladder.values().contains(step)) {
      return;
    }
    List<String> others =
        ladders.values().stream()
            .filter(other -> other.values().contains(step))
            .map(other -> "`" + other.id() + "/" + step + "`")
            .toList();
    problems.error(
        position,
        code,
        "the ladder `"
            + id
            + "` has no value `"
            + step
            + "`"
            + Spelling.nearest(step, ladder.values())
                .map(near -> "; nearest is `" + near + "`")
                .orElse(""),
        "its values are "
            + String.join(" < ", ladder.values())
            + (others.isEmpty() ? "" : "; on another ladder: " + String.join(", ", others)));
  }

  /** Reports {@code name} unless it is a country code or a named set. */
  public void countryOrSet(String name, SourcePosition position) {
    if (catalog.jurisdictions().contains(name) || Country.isCode(name)) {
      return;
    }
    String message = "`" + name + "` is neither a country code nor a named set";
    Optional<String> help = new PlaceAdvice(catalog).of(name);
    if (help.isPresent()) {
      problems.error(position, "POLICY-COUNTRY", message, help.get());
    } else {
      problems.error(position, "POLICY-COUNTRY", message, "the sets are " + sets());
    }
  }

  private String sets() {
    return String.join(", ", catalog.jurisdictions().all().keySet());
  }

  /** Reports kinds of evidence that the vocabulary lacks. */
  public void evidenceKinds(EvidenceDemand demand, SourcePosition position) {
    for (String kind : demand.kinds()) {
      known(
          "POLICY-EVIDENCE-KIND",
          "kind of evidence",
          kind,
          demand.positions().getOrDefault(kind, position),
          catalog.vocabulary().evidenceKinds().keySet());
    }
  }
}
