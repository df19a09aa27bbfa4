package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/** Kind {@code Jurisdictions}: named sets of countries. */
final class JurisdictionsShape {

  record RawMember(
      Country country,
      Optional<PartialDate> from,
      Optional<PartialDate> until,
      Optional<String> scope,
      List<Located<String>> evidence,
      SourcePosition position) {}

  /** A set; {@code members} is empty for a list that exists and was not read. */
  record RawSet(
      String id,
      Optional<String> title,
      List<Located<String>> includes,
      Optional<List<RawMember>> members,
      Head head)
      implements Written {}

  static final EntryList<RawSet> SETS =
      new EntryList<>("sets", RawSet.class, JurisdictionsShape::set);

  private JurisdictionsShape() {}

  private static Shape<RawSet> set() {
    ObjectBuilder keys = Shape.object("NamedSet", "a named set of countries");
    Key<String> id = keys.required("id", Scalars.SET_ID, "capitals, digits and hyphens");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what the set is");
    Key<List<Located<String>>> includes =
        keys.optional("includes", Scalars.REFS, List.of(), "sets whose members are members too");
    Key<Optional<List<RawMember>>> members =
        keys.optional(
            "members",
            Shape.<Optional<List<RawMember>>>choice("list of members, or `unknown`")
                .scalar(Shape.literal("unknown").map(word -> Optional.<List<RawMember>>empty()))
                .sequence(Shape.list(Shape.scalarOr(country(), member())).map(Optional::of))
                .build(),
            Optional.of(List.<RawMember>of()),
            "countries; `unknown` for a list that was not read; `[]` for one published empty");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> {
          if (!f.has(members) && !f.has(includes)) {
            throw new IllegalArgumentException(
                "the set names neither `members` nor `includes`; write `members: []` for a list"
                    + " that was published empty");
          }
          return new RawSet(f.get(id), f.get(title), f.get(includes), f.get(members), head.read(f));
        });
  }

  private static Shape<RawMember> country() {
    return Scalars.COUNTRY
        .located()
        .map(
            code ->
                new RawMember(
                    code.value(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    code.position()));
  }

  private static Shape<RawMember> member() {
    ObjectBuilder keys = Shape.object("Member", "a country with dates or a scope");
    Key<Country> country = keys.required("country", Scalars.COUNTRY, "ISO 3166-1 alpha-2");
    Key<Optional<PartialDate>> from = keys.optional("from", Scalars.DATE, "first day");
    Key<Optional<PartialDate>> until =
        keys.optional("until", Scalars.DATE, "first day on which it no longer is a member");
    Key<Optional<String>> scope =
        keys.optional("scope", Scalars.TEXT, "what part of the country is meant");
    Key<List<Located<String>>> evidence =
        keys.optional(
            "evidence",
            Scalars.REFS,
            List.of(),
            "kinds of evidence of which one shows that a recipient lies in the scope");
    HeadKeys.ofPart(keys);
    return keys.build(
        f -> {
          if (f.has(scope) && !f.has(evidence)) {
            throw f.refuse(scope, "a member with a scope names the `evidence` for it");
          }
          return new RawMember(
              f.get(country),
              f.get(from),
              f.get(until),
              f.get(scope),
              f.get(evidence),
              f.position());
        });
  }
}
