package dev.domicile.cli.mutate;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects the mutants of one file; changes that give the same text count once. */
final class Harvest {

  private static final Pattern SCOPE = Pattern.compile("when|unless|effective|metadata");

  private final SourceFile file;
  private final String text;
  private final Catalog catalog;
  private final Editing editing;
  private final List<Mutant> mutants = new ArrayList<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private String policy = "";
  private Optional<String> rule = Optional.empty();
  private List<Integer> twins = List.of();
  private boolean isRepeated;

  Harvest(SourceFile file, String text, Catalog catalog) {
    this.file = file;
    this.text = text;
    this.catalog = catalog;
    this.editing = new Editing(text);
    texts.add(text);
  }

  /** What follows is of this policy as a whole. */
  void begin(String ofPolicy) {
    policy = ofPolicy;
    rule = Optional.empty();
  }

  /** What follows is of this rule of the policy. */
  void beginRule(String id) {
    rule = Optional.of(id);
  }

  /**
   * What follows is of a piece that other branches have word for word.
   *
   * @param offsets how far behind it they stand; not those before it
   * @param repeated whether one stands before it
   */
  void beginTwins(List<Integer> offsets, boolean repeated) {
    twins = List.copyOf(offsets);
    isRepeated = repeated;
  }

  /** Whether an earlier branch has the same. */
  boolean isRepeated() {
    return isRepeated;
  }

  /** The same change in this piece and in those of later branches. */
  Edit[] inAllBranches(Edit edit) {
    return Stream.concat(
            Stream.of(edit),
            twins.stream().map(off -> new Edit(edit.start() + off, edit.end() + off, edit.text())))
        .toArray(Edit[]::new);
  }

  /** The characters of a piece. */
  String textOf(Written piece) {
    return text.substring(piece.start(), piece.end());
  }

  Editing edit() {
    return editing;
  }

  Catalog catalog() {
    return catalog;
  }

  /**
   * Takes up a mutant.
   *
   * @param path keys from the rule, joined by dots; empty for the rule itself
   * @param operation what was done, in a word that can stand in an id
   * @param at where the change is
   */
  void add(String path, String operation, String change, String hint, int at, Edit... edits) {
    add(path, operation, change, Hint.of(hint), at, edits);
  }

  /** As the other. */
  void add(String path, String operation, String change, Hint hint, int at, Edit... edits) {
    String changed = Edit.apply(text, List.of(edits));
    if (!texts.add(changed)) {
      return;
    }
    StringBuilder id = new StringBuilder(policy);
    rule.ifPresent(name -> id.append('/').append(name));
    if (!path.isEmpty()) {
      id.append('/').append(path);
    }
    id.append('/').append(operation);
    mutants.add(
        new Mutant(
            unique(id.toString()),
            rule.map(name -> policy + "/" + name),
            SCOPE.matcher(path).lookingAt(),
            change,
            hint,
            position(at),
            file,
            changed));
  }

  /** A scheme can be named twice in a list. */
  private String unique(String id) {
    String found = id;
    for (int i = 2; !ids.add(found); i++) {
      found = id + "-" + i;
    }
    return found;
  }

  private SourcePosition position(int index) {
    int lineStart = text.lastIndexOf('\n', index - 1) + 1;
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new SourcePosition(file.name(), line, 1 + text.codePointCount(lineStart, index));
  }

  List<Mutant> mutants() {
    return List.copyOf(mutants);
  }
}
