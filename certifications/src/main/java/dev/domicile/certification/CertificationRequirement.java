package dev.domicile.certification;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.BodyKeys;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a requirement of kind {@code certification} says: {@code count} of the schemes listed, at
 * every place of every stage.
 *
 * <pre>{@code
 * certification: {anyOf: [iso-27001, {scheme: bsi-c5, version: {atLeast: "2020"}, level: type2}]}
 * }</pre>
 *
 * @param form the word under which the schemes are listed
 * @param count how many of them must be held at each place
 * @param schemes at least {@code count}, in the order of the policy
 * @param stages stages in whose places they are asked for
 * @param minGrade how well a claim must have been read to count
 * @param minConfidence claims and places below it count as unknown
 */
public record CertificationRequirement(
    Form form,
    int count,
    List<SchemeDemand> schemes,
    Set<Stage> stages,
    Optional<MinGrade> minGrade,
    Optional<Confidence> minConfidence)
    implements RuleKind.Body {

  /** How many of the schemes are asked for. */
  public enum Form {
    ALL_OF,
    ANY_OF,
    AT_LEAST
  }

  /** How well a claim was read. */
  public enum MinGrade {
    /** The document itself or its official register. */
    PRIMARY,
    /** Somebody else's account will do. */
    SECONDARY
  }

  static final Shape<CertificationRequirement> SHAPE = bodyShape();

  public CertificationRequirement {
    schemes = List.copyOf(schemes);
    stages = Collections.unmodifiableSet(EnumSet.copyOf(stages));
    if (count < 1 || count > schemes.size()) {
      throw new IllegalArgumentException(
          "`count` is " + count + " of " + schemes.size() + "; expected 1 to " + schemes.size());
    }
  }

  private record Counted(int count, List<SchemeDemand> of) {
    Counted {
      if (count > of.size()) {
        throw new IllegalArgumentException(
            "`count` is " + count + ", and only " + of.size() + " are listed under `of`");
      }
    }
  }

  private static Shape<CertificationRequirement> bodyShape() {
    ObjectBuilder b =
        Shape.object("CertificationRequirement", "schemes that the service must hold");
    Shape<List<SchemeDemand>> list = Shape.nonEmptyList(SchemeDemand.shape());
    Key<Optional<List<SchemeDemand>>> allOf = b.optional("allOf", list, "schemes, all of them");
    Key<Optional<List<SchemeDemand>>> anyOf = b.optional("anyOf", list, "schemes, one is enough");
    Key<Optional<Counted>> atLeast =
        b.optional("atLeast", counted(list), "some of several schemes");
    Key<Set<Stage>> stages = BodyKeys.stagesOrInference(b);
    Key<Optional<MinGrade>> minGrade =
        b.optional(
            "minGrade",
            Shape.enumeration(MinGrade.class),
            "`primary`: claims that only somebody else's account shows count as unknown");
    Key<Optional<Confidence>> minConfidence = BodyKeys.minConfidence(b);
    b.absent(allOf, "one of the other two has to be there")
        .example(allOf, "[iso-27001, {scheme: bsi-c5, level: {atLeast: type2}}]")
        .absent(anyOf, "one of the other two has to be there")
        .example(anyOf, "[hds, iso-27001]")
        .absent(atLeast, "one of the other two has to be there")
        .example(atLeast, "{count: 2, of: [iso-27001, iso-27017, iso-27018]}")
        .absent(minGrade, "`secondary` will do, and warns")
        .example(minGrade, "primary");
    return b.build(
        f -> {
          if (Stream.of(allOf, anyOf, atLeast).filter(f::has).count() != 1) {
            throw new IllegalArgumentException(
                "say the schemes with one of `allOf`, `anyOf` and `atLeast`");
          }
          Form form = f.has(allOf) ? Form.ALL_OF : f.has(anyOf) ? Form.ANY_OF : Form.AT_LEAST;
          List<SchemeDemand> schemes =
              f.get(allOf)
                  .or(() -> f.get(anyOf))
                  .or(() -> f.get(atLeast).map(Counted::of))
                  .orElse(List.of());
          int count =
              switch (form) {
                case ALL_OF -> schemes.size();
                case ANY_OF -> 1;
                case AT_LEAST -> f.get(atLeast).map(Counted::count).orElse(0);
              };
          return new CertificationRequirement(
              form, count, schemes, f.get(stages), f.get(minGrade), f.get(minConfidence));
        });
  }

  private static Shape<Counted> counted(Shape<List<SchemeDemand>> list) {
    ObjectBuilder b = Shape.object("SomeSchemes", "some of several schemes");
    Key<Integer> count = b.required("count", Shape.integer(1, 100), "how many of them");
    Key<List<SchemeDemand>> of = b.required("of", list, "the schemes");
    b.example(count, "2").example(of, "[iso-27001, iso-27017, iso-27018]");
    return b.build(f -> new Counted(f.get(count), f.get(of)));
  }

  /** The schemes as the policy says them. */
  List<String> required() {
    List<String> texts = schemes.stream().map(SchemeDemand::text).toList();
    return switch (form) {
      case ALL_OF -> texts;
      case ANY_OF -> List.of(String.join(" or ", texts));
      case AT_LEAST -> List.of(count + " of " + String.join(", ", texts));
    };
  }
}
