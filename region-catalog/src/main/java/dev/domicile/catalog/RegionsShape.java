package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;

/** Kind {@code Regions}: the places that can be called. */
final class RegionsShape {

  /** What a call of the place promises where no country is known. */
  record RawPromise(List<Located<String>> within, boolean anywhere) {}

  record RawRegion(
      Located<String> provider,
      RegionId regionId,
      boolean coded,
      List<String> aliases,
      String name,
      Optional<Country> country,
      RawPromise promise,
      Geography productGeography,
      Optional<Located<String>> geography,
      Optional<Located<String>> partition,
      Optional<String> sovereignOffer,
      Region.Status status,
      String access,
      Optional<Located<String>> operator,
      List<Located<String>> parents,
      List<Located<String>> licensors,
      Region.Personnel personnel,
      Optional<String> personnelNote,
      List<String> keys,
      List<Located<String>> accelerators,
      Optional<Located<Region.Advisory>> advisory,
      Optional<String> hint,
      Optional<Located<String>> operatorJurisdiction,
      Head head)
      implements Written {

    @Override
    public String id() {
      return regionId.toString();
    }
  }

  static final EntryList<RawRegion> REGIONS =
      new EntryList<>("regions", RawRegion.class, RegionsShape::region);

  private RegionsShape() {}

  private static Shape<RawRegion> region() {
    ObjectBuilder keys = Shape.object("Region", "a place of a provider that can be called");
    Key<Located<String>> provider =
        keys.required("provider", Scalars.FOREIGN_ID.located(), "whose it is");
    Key<String> code =
        keys.required(
            "code", Scalars.FOREIGN_ID, "the provider's code, or one of ours with `coded: false`");
    Key<Boolean> coded =
        keys.optional("coded", Shape.bool(), true, "false for a place without a provider's code");
    Key<List<String>> aliases =
        keys.optional("aliases", Scalars.TEXTS, List.of(), "other spellings of the code");
    Key<Optional<String>> name = keys.optional("name", Scalars.TEXT, "what it is called");
    Key<Optional<Country>> country = keys.optional("country", Scalars.COUNTRY, "where it is");
    keys.optional("location", Scalars.TEXT, "the town, in words");
    Key<List<Located<String>>> within =
        keys.optional("within", Scalars.REFS, List.of(), "what it promises to stay inside");
    Key<Boolean> anywhere =
        keys.optional("anywhere", Shape.bool(), false, "whether it may be anywhere");
    Key<Geography> productGeography =
        keys.required(
            "productGeography", Shape.enumeration(Geography.class), "the folder that it lies in");
    Key<Optional<Located<String>>> geography =
        keys.optional("geography", Scalars.REF, "the provider's own geography");
    Key<Optional<Located<String>>> partition =
        keys.optional("partition", Scalars.REF, "the part of the cloud that it belongs to");
    keys.optional("isolation", Scalars.TEXT, "how it is cut off, in words");
    Key<Optional<String>> sovereignOffer =
        keys.optional("sovereignOffer", Scalars.TEXT, "the sovereign offer that it is part of");
    Key<Region.Status> status =
        keys.optional(
            "status", Shape.enumeration(Region.Status.class), Region.Status.GA, "whether open");
    Key<String> access =
        keys.optional("access", Scalars.TEXT, "unknown", "who may use it, as in `opt-in`");
    keys.optional("launched", Scalars.TEXT, "when it opened");
    keys.optional("firstSeenInSdk", Scalars.TEXT, "when its code appeared");
    keys.optional("zones", Scalars.TEXT, "how many availability zones");
    Key<Optional<Located<String>>> operator =
        keys.optional("operator", Scalars.REF, "the entity that operates it, if established");
    Key<Optional<Located<String>>> operatorJurisdiction =
        keys.optional("operatorJurisdiction", Scalars.REF, "the operator's seat");
    Key<List<Located<String>>> parents =
        keys.optional(
            "parents",
            Scalars.REFS,
            List.of(),
            "jurisdictions of the operator's ultimate parents, if established");
    Key<List<Located<String>>> licensors =
        keys.optional(
            "licensors", Scalars.REFS, List.of(), "jurisdictions of licensors of its technology");
    Key<Region.Personnel> personnel =
        keys.optional(
            "personnel",
            Shape.enumeration(Region.Personnel.class),
            Region.Personnel.UNKNOWN,
            "whether only local staff has access");
    Key<List<String>> personnelNote =
        keys.optional("personnelNote", Scalars.TEXTS, List.of(), "the same in words");
    Key<List<String>> custody =
        keys.optional("keys", Scalars.TEXTS, List.of(), "options of key custody");
    keys.optional("keysNote", Scalars.TEXTS, List.of(), "the same in words");
    Key<List<Located<String>>> accelerators =
        keys.optional("accelerators", Scalars.REFS, List.of(), "accelerators listed");
    Key<Optional<Located<Region.Advisory>>> advisory =
        keys.optional("advisory", advisory().located(), "what impairs it");
    Key<Optional<String>> hint =
        keys.optional("hint", PlaceShapes.HINT, "where its company sits; shown, never used");
    keys.optional("unsourced", Scalars.TEXTS, List.of(), "keys without a source of their own");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> {
          int promises =
              (f.has(country) ? 1 : 0) + (f.has(within) ? 1 : 0) + (f.get(anywhere) ? 1 : 0);
          if (promises > 1) {
            throw new IllegalArgumentException(
                "a region has one of `country`, `within` and `anywhere`");
          }
          RegionId id = new RegionId(f.get(provider).value(), f.get(code));
          return new RawRegion(
              f.get(provider),
              id,
              f.get(coded),
              f.get(aliases),
              f.get(name).orElse(f.get(code)),
              f.get(country),
              new RawPromise(f.get(within), f.get(anywhere)),
              f.get(productGeography),
              f.get(geography),
              f.get(partition),
              f.get(sovereignOffer),
              f.get(status),
              f.get(access),
              f.get(operator),
              f.get(parents),
              f.get(licensors),
              f.get(personnel),
              Texts.joined(f.get(personnelNote)),
              f.get(custody),
              f.get(accelerators),
              f.get(advisory),
              f.get(hint),
              f.get(operatorJurisdiction),
              head.read(f));
        });
  }

  private static Shape<Region.Advisory> advisory() {
    ObjectBuilder keys = Shape.object("Advisory", "a statement that impairs a region");
    Key<String> state = keys.required("state", Scalars.TEXT, "as in `impaired`");
    Key<Optional<PartialDate>> since = keys.optional("since", Scalars.DATE, "first day");
    Key<Optional<PartialDate>> until =
        keys.optional("until", Scalars.DATE, "first day without it; without an end it goes on");
    Key<List<String>> text = keys.optional("text", Scalars.TEXTS, List.of(), "what it says");
    HeadKeys.ofPart(keys);
    return keys.build(
        f ->
            new Region.Advisory(
                f.get(state),
                f.get(since),
                f.get(until),
                Texts.joined(f.get(text)).orElse(f.get(state))));
  }
}
