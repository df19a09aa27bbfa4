package dev.domicile.catalog;

import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of a {@link RawExtent}, which stand alone or beside the condition of a cell. */
final class ExtentKeys {

  /** An extent that stands alone. */
  static final Shape<RawExtent> EXTENT = extent();

  /** Whether a person may read the traffic. */
  private enum HumanReview {
    YES,
    NO,
    NOT_STATED
  }

  private final Key<Located<RawPlace>> at;
  private final Key<Optional<String>> duration;
  private final Key<Optional<String>> what;
  private final Key<Optional<Boolean>> defaultOn;
  private final Key<Optional<String>> optOut;
  private final Key<List<String>> condition;
  private final Key<List<String>> exception;
  private final Key<Optional<HumanReview>> humanReview;
  private final Key<Optional<String>> humanReviewBy;
  private final Key<List<String>> custody;
  private final Key<Optional<Located<String>>> feature;
  private final Key<Optional<String>> hint;
  private final Key<Optional<String>> whereToCheck;
  private final Key<List<Located<String>>> wide;
  private final Key<List<String>> disputed;
  private final HeadKeys head;

  /** Declares the keys. */
  ExtentKeys(ObjectBuilder keys) {
    at = keys.required("at", PlaceShapes.AT.located(), "where it may happen");
    duration = keys.optional("for", Scalars.DURATION, "how long a copy is kept");
    what = keys.optional("what", Scalars.TEXT, "which traffic is kept: `flagged`, `all`");
    defaultOn = keys.optional("defaultOn", Shape.bool(), "whether it is on by itself");
    optOut = keys.optional("optOut", Scalars.TEXT, "how a customer turns it off");
    condition = texts(keys, "condition", "what has to be so for this to hold");
    exception = texts(keys, "exception", "where this does not hold");
    humanReview =
        keys.optional(
            "humanReview", Shape.enumeration(HumanReview.class), "whether persons may read it");
    humanReviewBy = keys.optional("humanReviewBy", Scalars.TEXT, "who may");
    custody = texts(keys, "keys", "options of key custody");
    feature = keys.optional("feature", Scalars.REF, "the feature that keeps it");
    hint = keys.optional("hint", PlaceShapes.HINT, "where its company sits; shown, never used");
    whereToCheck = keys.optional("whereToCheck", Scalars.TEXT, "what a customer could look at");
    wide = keys.optional("wide", wide(), List.of(), "a wider reading that stands beside");
    disputed = texts(keys, "disputed", "what sources disagree about");
    head = HeadKeys.ofPart(keys);
  }

  private static Key<List<String>> texts(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Scalars.TEXTS, List.of(), doc);
  }

  RawExtent read(Fields f) {
    RawPlace place = f.get(at).value();
    return new RawExtent(
        f.get(at),
        f.get(duration),
        f.get(what),
        f.get(optOut),
        f.get(feature),
        f.get(hint).or(place::hint),
        remarks(f),
        f.get(wide),
        f.get(whereToCheck),
        head.read(f));
  }

  private List<String> remarks(Fields f) {
    List<String> remarks = new ArrayList<>(0);
    f.get(defaultOn).ifPresent(on -> remarks.add(on ? "on by default" : "off by default"));
    f.get(condition).forEach(text -> remarks.add("condition: " + text));
    f.get(exception).forEach(text -> remarks.add("exception: " + text));
    f.get(humanReview)
        .ifPresent(
            review ->
                remarks.add(
                    "human review: "
                        + switch (review) {
                          case YES -> "yes";
                          case NO -> "no";
                          case NOT_STATED -> "not stated";
                        }));
    f.get(humanReviewBy).ifPresent(who -> remarks.add("reviewers: " + who));
    if (f.has(custody)) {
      remarks.add("keys: " + String.join(", ", f.get(custody)));
    }
    f.get(disputed).forEach(text -> remarks.add("disputed: " + text));
    if (f.has(wide)) {
      String names = String.join(", ", f.get(wide).stream().map(Located::value).toList());
      remarks.add("a wider reading: within " + names);
    }
    return List.copyOf(remarks);
  }

  private static Shape<RawExtent> extent() {
    ObjectBuilder keys = Shape.object("Extent", "where a stage may happen");
    ExtentKeys extent = new ExtentKeys(keys);
    return keys.build(extent::read);
  }

  private static Shape<List<Located<String>>> wide() {
    ObjectBuilder keys = Shape.object("Wide", "a wider reading of the same words");
    Key<List<Located<String>>> within =
        keys.required("within", Scalars.REFS, "sets, countries or geographies");
    return keys.build(f -> f.get(within));
  }
}
