package dev.domicile.core.policy;

import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which evidence is asked for.
 *
 * @param allOf every one of these kinds
 * @param anyOf at least one of these kinds, if any is named
 * @param positions where each kind is written, as far as known
 */
public record EvidenceDemand(
    List<String> allOf, List<String> anyOf, Map<String, SourcePosition> positions) {

  public EvidenceDemand {
    positions = Map.copyOf(positions);
    allOf = List.copyOf(allOf);
    anyOf = List.copyOf(anyOf);
    if (allOf.isEmpty() && anyOf.isEmpty()) {
      throw new IllegalArgumentException("name the evidence with `allOf` or `anyOf`");
    }
  }

  /** A demand that nobody wrote at a known place. */
  public EvidenceDemand(List<String> allOf, List<String> anyOf) {
    this(allOf, anyOf, Map.of());
  }

  /** Keys {@code allOf} and {@code anyOf}, as in the requirement {@code evidence}. */
  record Keys(Key<List<Located<String>>> allOf, Key<List<Located<String>>> anyOf) {
    static Keys in(ObjectBuilder builder) {
      Shape<Located<String>> kind = Shape.text().words(WordList.EVIDENCE_KIND.id()).located();
      Keys keys =
          new Keys(
              builder.optional(
                  "allOf", Shape.nonEmptyList(kind), List.of(), "kinds of evidence, all of them"),
              builder.optional(
                  "anyOf",
                  Shape.nonEmptyList(kind),
                  List.of(),
                  "kinds of evidence, one is enough"));
      builder
          .absent(keys.allOf(), "none; then `anyOf` has to be there")
          .example(keys.allOf(), "[c5-report, c5-customer-criteria]")
          .absent(keys.anyOf(), "none; then `allOf` has to be there")
          .example(keys.anyOf(), "[scc, bcr]");
      return keys;
    }

    EvidenceDemand read(Fields fields) {
      Map<String, SourcePosition> positions = new HashMap<>();
      fields.get(allOf).forEach(kind -> positions.putIfAbsent(kind.value(), kind.position()));
      fields.get(anyOf).forEach(kind -> positions.putIfAbsent(kind.value(), kind.position()));
      return new EvidenceDemand(
          fields.get(allOf).stream().map(Located::value).toList(),
          fields.get(anyOf).stream().map(Located::value).toList(),
          positions);
    }
  }

  /** Every kind named, sorted. */
  public SortedSet<String> kinds() {
    TreeSet<String> kinds = new TreeSet<>(allOf);
    kinds.addAll(anyOf);
    return kinds;
  }

  /**
   * Checks what is declared with {@code operator} against the places to be opened.
   *
   * @param operator entity that runs the candidate, if established
   * @param offending places that the evidence has to open
   */
  public Check check(Question question, Optional<String> operator, Offending offending) {
    List<String> lacks = new ArrayList<>();
    boolean met = true;
    for (String kind : allOf) {
      met &= covers(question, operator, offending, List.of(kind), lacks);
    }
    if (!anyOf.isEmpty()) {
      met &= covers(question, operator, offending, anyOf, lacks);
    }
    return new Check(met, lacks);
  }

  private static Need need(
      List<String> kinds, Optional<String> operator, Offending offending, Question question) {
    List<Vocabulary.EvidenceKind> words =
        kinds.stream()
            .map(kind -> question.catalog().vocabulary().evidenceKinds().get(kind))
            .filter(java.util.Objects::nonNull)
            .toList();
    String asked = words.stream().flatMap(kind -> kind.question().stream()).findFirst().orElse("");
    // An approval or an assessment has no party to conclude it with.
    boolean party = words.isEmpty() || !words.stream().allMatch(Vocabulary.EvidenceKind::withAny);
    // A contract says where stages happen; it opens nothing by covering it.
    boolean contract = kinds.equals(List.of(StagePlace.CONTRACT));
    return new Need(
        kinds,
        party ? operator : Optional.empty(),
        contract ? List.of() : offending.covers(),
        asked);
  }

  /**
   * What could be declared to meet it, one need for each kind of {@code allOf} and one for all of
   * {@code anyOf}.
   *
   * @param operator entity to conclude it with, if established
   * @param offending places that the evidence would have to open
   */
  public List<Need> needs(Question question, Optional<String> operator, Offending offending) {
    List<Need> needs = new ArrayList<>();
    for (String kind : allOf) {
      needs.add(need(List.of(kind), operator, offending, question));
    }
    if (!anyOf.isEmpty()) {
      needs.add(need(anyOf, operator, offending, question));
    }
    return needs;
  }

  /**
   * What a check of declared evidence came to.
   *
   * @param met whether the evidence counts
   * @param lacks what it lacked or when it ended, in sentences; empty if nothing was declared
   */
  public record Check(boolean met, List<String> lacks) {
    public Check {
      lacks = List.copyOf(lacks);
    }
  }

  private static boolean covers(
      Question question,
      Optional<String> operator,
      Offending offending,
      List<String> kinds,
      List<String> lacks) {
    boolean any = false;
    boolean anywhere = false;
    CountrySet covered = CountrySet.empty();
    for (Evidence evidence : question.evidence()) {
      if (!kinds.contains(evidence.kind())) {
        continue;
      }
      if (!evidence.countsOn(question.day())) {
        lacks.add(
            evidence.kind()
                + " ("
                + evidence.reference()
                + ") does not count on "
                + question.day()
                + ": it counts until "
                + evidence.until()
                + evidence.from().map(from -> ", from " + from).orElse(""));
      } else if (!evidence.isWith(operator)) {
        lacks.add(
            evidence.kind()
                + " ("
                + evidence.reference()
                + ") is with "
                + String.join(", ", evidence.with())
                + ", not with "
                + operator.orElse("the operator, who is not established"));
      } else {
        any = true;
        anywhere |= evidence.coversAnywhere();
        covered = covered.plus(evidence.covers());
      }
    }
    if (!any) {
      return false;
    }
    if (anywhere) {
      return true;
    }
    if (offending.anywhere() && kinds.equals(List.of(StagePlace.CONTRACT))) {
      lacks.add("no declared contract names places for this stage");
      return false;
    }
    CountrySet open = offending.countries().minus(covered);
    if (!open.isEmpty()) {
      lacks.add(String.join(" or ", kinds) + " does not cover " + String.join(", ", open.codes()));
    }
    if (offending.anywhere()) {
      lacks.add(
          String.join(" or ", kinds)
              + " does not cover `anywhere`, and no source bounds where this happens");
    }
    return open.isEmpty() && !offending.anywhere();
  }
}
