package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The shapes of a {@link RawPlace}: of a stage ({@code at}) and of {@code processing}. */
final class PlaceShapes {

  private static final List<String> TOKENS =
      List.of(
          "called-region",
          "called-country",
          "called-geography",
          "processing",
          "none",
          "customer-chosen",
          "anywhere",
          "unknown");

  /** A place inferred only from a company's seat, as one text. */
  static final Shape<String> HINT = hint();

  /** What {@code at} holds. */
  static final Shape<RawPlace> AT =
      Shape.<RawPlace>choice("place")
          .scalar(
              Shape.<RawPlace>scalar("place", PlaceShapes::token)
                  .example("called-region")
                  .suggest(() -> TOKENS))
          .sequence(Shape.nonEmptyList(Scalars.COUNTRY).map(RawPlace::of))
          .mapping(listed())
          .build();

  /** What {@code processing} holds. */
  static final Shape<RawPlace> PROCESSING = processing();

  private PlaceShapes() {}

  private static RawPlace token(String text) {
    if (Country.isCode(text)) {
      return RawPlace.of(List.of(Country.of(text)));
    }
    if (!TOKENS.contains(text)) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is not a place; expected one of "
              + String.join(", ", TOKENS)
              + ", or a list of countries");
    }
    return RawPlace.of(RawPlace.Form.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static Shape<String> hint() {
    ObjectBuilder keys = Shape.object("Hint", "places inferred from a company's seat only");
    Key<List<Country>> countries =
        keys.optional("countries", Shape.oneOrMany(Scalars.COUNTRY), List.of(), "countries");
    Key<List<String>> regions = keys.optional("regions", Scalars.TEXTS, List.of(), "regions");
    return keys.build(
        f ->
            String.join(
                ", ",
                Stream.concat(f.get(countries).stream().map(Country::code), f.get(regions).stream())
                    .toList()));
  }

  private static Shape<RawPlace> listed() {
    ObjectBuilder keys = Shape.object("Places", "places that a source lists or promises");
    Lists lists = new Lists(keys);
    return keys.build(f -> lists.listed(f));
  }

  private static Shape<RawPlace> processing() {
    ObjectBuilder keys = Shape.object("Processing", "where inference may run");
    Lists lists = new Lists(keys);
    Key<Boolean> anywhere =
        keys.optional("anywhere", Shape.bool(), false, "whether any place is possible");
    Key<Boolean> unknown =
        keys.optional("unknown", Shape.bool(), false, "whether nothing is established");
    Key<Optional<String>> hint =
        keys.optional("hint", HINT, "where its company sits; shown, never used");
    return keys.build(
        f -> {
          if (!f.get(anywhere) && !f.get(unknown)) {
            return lists.listed(f).withHint(f.get(hint));
          }
          if (f.get(anywhere) && f.get(unknown)) {
            throw f.refuse(unknown, "`anywhere` is said too");
          }
          return lists.withoutBound(f, f.get(anywhere) ? anywhere : unknown).withHint(f.get(hint));
        });
  }

  /** The keys of listed places. */
  private static final class Lists {
    private final Key<List<Located<String>>> regions;
    private final Key<List<Country>> countries;
    private final Key<Boolean> openEnded;
    private final Key<List<Located<String>>> within;

    Lists(ObjectBuilder keys) {
      regions =
          keys.optional(
              "regions",
              Scalars.REFS,
              List.of(),
              "codes of the provider, `provider/code`, or `called-region`");
      countries =
          keys.optional(
              "countries",
              Shape.oneOrMany(Scalars.COUNTRY),
              List.of(),
              "countries where no region is known");
      openEnded =
          keys.optional(
              "openEnded", Shape.bool(), false, "whether other places are possible beside these");
      within =
          keys.optional(
              "within",
              Scalars.REFS,
              List.of(),
              "sets, countries, geographies or `called-geography` that nothing leaves");
    }

    RawPlace listed(Fields f) {
      if (!f.has(regions) && !f.has(countries) && !f.has(within) && !f.get(openEnded)) {
        throw new IllegalArgumentException("names no place");
      }
      return new RawPlace(
          RawPlace.Form.LISTED,
          f.get(regions),
          f.get(countries),
          f.get(openEnded),
          f.get(within),
          Optional.empty());
    }

    RawPlace withoutBound(Fields f, Key<Boolean> word) {
      if (f.has(within)) {
        throw f.refuse(within, "`" + word.name() + "` is said too");
      }
      return new RawPlace(
          word.name().equals("anywhere") ? RawPlace.Form.ANYWHERE : RawPlace.Form.UNKNOWN,
          f.get(regions),
          f.get(countries),
          true,
          List.of(),
          Optional.empty());
    }
  }
}
