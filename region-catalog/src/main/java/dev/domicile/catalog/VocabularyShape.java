package dev.domicile.catalog;

import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Kind {@code Vocabulary}: the words that workloads and policies share. */
final class VocabularyShape {

  record RawSector(String id, Optional<Located<String>> parent, Optional<String> title, Head head)
      implements Written {}

  record RawCategory(String id, List<Located<String>> implies, Optional<String> title, Head head)
      implements Written {}

  record RawLadder(
      String id,
      Optional<Located<String>> country,
      List<String> values,
      Optional<String> title,
      Head head)
      implements Written {}

  record RawRegime(
      String id,
      Optional<Located<String>> country,
      boolean general,
      Optional<String> title,
      Optional<String> question,
      Head head)
      implements Written {}

  record RawEvidenceKind(
      String id, Optional<String> question, Optional<String> title, boolean withAny, Head head)
      implements Written {}

  record RawTerm(String id, Optional<String> title, Head head) implements Written {}

  static final EntryList<RawSector> SECTORS =
      new EntryList<>("sectors", RawSector.class, VocabularyShape::sector);
  static final EntryList<RawCategory> CATEGORIES =
      new EntryList<>("categories", RawCategory.class, VocabularyShape::category);
  static final EntryList<RawLadder> LADDERS =
      new EntryList<>("ladders", RawLadder.class, VocabularyShape::ladder);
  static final EntryList<RawRegime> REGIMES =
      new EntryList<>("regimes", RawRegime.class, VocabularyShape::regime);
  static final EntryList<RawEvidenceKind> EVIDENCE_KINDS =
      new EntryList<>("evidenceKinds", RawEvidenceKind.class, VocabularyShape::evidenceKind);
  static final EntryList<RawTerm> CAPABILITIES =
      new EntryList<>(
          "capabilities", RawTerm.class, () -> term("Capability", "something that a model can do"));
  static final EntryList<RawTerm> ACCELERATORS =
      new EntryList<>(
          "accelerators", RawTerm.class, () -> term("Accelerator", "hardware that runs models"));

  private VocabularyShape() {}

  private static Shape<RawSector> sector() {
    ObjectBuilder keys = Shape.object("Sector", "a sector of activity");
    Key<String> id = keys.required("id", Scalars.ID, "the word");
    Key<Optional<Located<String>>> parent =
        keys.optional("parent", Scalars.REF, "the wider sector that it is part of");
    Key<Optional<String>> title = title(keys);
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(f -> new RawSector(f.get(id), f.get(parent), f.get(title), head.read(f)));
  }

  private static Shape<RawCategory> category() {
    ObjectBuilder keys = Shape.object("Category", "a category of data");
    Key<String> id = keys.required("id", Scalars.ID, "the word");
    Key<List<Located<String>>> implies =
        keys.optional("implies", Scalars.REFS, List.of(), "categories that such data is of too");
    Key<Optional<String>> title = title(keys);
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(f -> new RawCategory(f.get(id), f.get(implies), f.get(title), head.read(f)));
  }

  private static Shape<RawLadder> ladder() {
    ObjectBuilder keys = Shape.object("Ladder", "a scale of classification");
    Key<String> id = keys.required("id", Scalars.ID, "the word before the slash");
    Key<Optional<Located<String>>> country =
        keys.optional("country", Scalars.REF, "the country or set whose scale it is");
    Key<List<String>> values =
        keys.required("values", Shape.nonEmptyList(Scalars.ID), "lowest first");
    Key<Optional<String>> title = title(keys);
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(
        f -> {
          if (new HashSet<>(f.get(values)).size() < f.get(values).size()) {
            throw f.refuse(values, "a value stands twice");
          }
          return new RawLadder(
              f.get(id), f.get(country), f.get(values), f.get(title), head.read(f));
        });
  }

  private static Shape<RawRegime> regime() {
    ObjectBuilder keys = Shape.object("Regime", "a body of law that binds some requesters");
    Key<String> id = keys.required("id", Scalars.ID, "the word");
    Key<Optional<Located<String>>> country =
        keys.optional("country", Scalars.REF, "the country or set that it is the law of");
    Key<Boolean> general =
        keys.optional(
            "general", Shape.bool(), false, "whether it binds whoever handles personal data there");
    Key<Optional<String>> title = title(keys);
    Key<Optional<String>> question =
        keys.optional("question", Scalars.TEXT, "what to ask the requester");
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(
        f ->
            new RawRegime(
                f.get(id),
                f.get(country),
                f.get(general),
                f.get(title),
                f.get(question),
                head.read(f)));
  }

  private static Shape<RawEvidenceKind> evidenceKind() {
    ObjectBuilder keys = Shape.object("EvidenceKind", "evidence that a workload may declare");
    Key<String> id = keys.required("id", Scalars.ID, "the word");
    Key<Optional<String>> question =
        keys.optional("question", Scalars.TEXT, "the question that it answers");
    Key<Optional<String>> title = title(keys);
    Key<Boolean> withAny =
        keys.optional(
            "withAny",
            Shape.bool(),
            false,
            "whether it is concluded with nobody in particular, as approvals and assessments are");
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(
        f ->
            new RawEvidenceKind(
                f.get(id), f.get(question), f.get(title), f.get(withAny), head.read(f)));
  }

  private static Shape<RawTerm> term(String name, String doc) {
    ObjectBuilder keys = Shape.object(name, doc);
    Key<String> id = keys.required("id", Scalars.ID, "the word");
    Key<Optional<String>> title = title(keys);
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(f -> new RawTerm(f.get(id), f.get(title), head.read(f)));
  }

  private static Key<Optional<String>> title(ObjectBuilder keys) {
    return keys.optional("title", Scalars.TEXT, "what it is called");
  }
}
