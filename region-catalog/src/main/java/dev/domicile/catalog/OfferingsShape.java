package dev.domicile.catalog;

import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Routing;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kind {@code Offerings}: ways to buy a model, one entry for calling regions of equal facts. */
final class OfferingsShape {

  /** The words that sources use. */
  enum Word {
    AVAILABLE,
    PREVIEW,
    DEPRECATED,
    RETIRED,
    ANNOUNCED,
    UNVERIFIED,
    NOT_ACCESSIBLE,
    LISTED_BUT_REGION_IMPAIRED
  }

  record RawOffering(
      Located<String> provider,
      List<Located<String>> regions,
      Located<String> service,
      Located<String> model,
      Routing routing,
      Optional<Located<String>> variant,
      Optional<String> providerModelId,
      List<String> endpoints,
      List<String> sku,
      Optional<String> geo,
      Optional<String> zone,
      Optional<String> hosting,
      Optional<Located<String>> operator,
      List<String> subprocessor,
      Optional<Located<RawPlace>> processing,
      Map<Stage, RawExtent> stages,
      Optional<String> retention,
      Word status,
      Optional<Located<PartialDate>> availableFrom,
      Optional<Located<EndDate>> endOfLife,
      Optional<PartialDate> notBefore,
      boolean restricted,
      Optional<String> obligation,
      Head head)
      implements Written {

    /** The first of its ids. */
    @Override
    public String id() {
      return provider.value()
          + "/"
          + regions.get(0).value()
          + "/"
          + service.value()
          + "/"
          + model.value()
          + "@"
          + routing;
    }
  }

  static final EntryList<RawOffering> OFFERINGS =
      new EntryList<>("offerings", RawOffering.class, OfferingsShape::offering);

  private OfferingsShape() {}

  private static Shape<RawOffering> offering() {
    ObjectBuilder keys = Shape.object("Offering", "a way to buy a model in some calling regions");
    Key<Located<String>> provider =
        keys.required("provider", Scalars.FOREIGN_ID.located(), "who sells it");
    Key<List<Located<String>>> regions =
        keys.required("regions", Shape.nonEmptyList(Scalars.REF), "codes of the regions called");
    Key<Located<String>> service =
        keys.required("service", Scalars.FOREIGN_ID.located(), "the service that serves it");
    Key<Located<String>> model =
        keys.required("model", Scalars.FOREIGN_ID.located(), "`developer/model`");
    Key<Routing> routing =
        keys.required("routing", Shape.enumeration(Routing.class), "how requests are routed");
    Key<Optional<Located<String>>> variant =
        keys.optional(
            "variant", Scalars.FOREIGN_ID.located(), "what tells it from another of the same id");
    Key<Optional<String>> providerModelId =
        keys.optional("providerModelId", Scalars.TEXT, "the provider's id for it");
    keys.optional("modelVersion", Scalars.TEXT, "the provider's version of the model");
    Key<List<String>> endpoints = texts(keys, "endpoints", "endpoints that serve it");
    Key<List<String>> sku = texts(keys, "sku", "how it is sold");
    Key<Optional<String>> geo = keys.optional("geo", Scalars.TEXT, "the profile, as in `eu`");
    Key<Optional<String>> zone = keys.optional("zone", Scalars.TEXT, "the data zone");
    Key<Optional<String>> hosting = keys.optional("hosting", Scalars.TEXT, "who hosts it");
    Key<Optional<Located<String>>> operator =
        keys.optional("operator", Scalars.REF, "who runs it, if not the region's operator");
    Key<List<String>> subprocessor = texts(keys, "subprocessor", "who processes for the provider");
    Key<Optional<Located<RawPlace>>> processing =
        keys.optional("processing", PlaceShapes.PROCESSING.located(), "where inference may run");
    Key<Map<Stage, RawExtent>> stages =
        keys.optional(
            "stages",
            Shape.mapNonEmpty(Shape.enumeration(Stage.class), ExtentKeys.EXTENT),
            Map.<Stage, RawExtent>of(),
            "what the cells of the service do not say, or say otherwise");
    Key<Optional<String>> retention =
        keys.optional("retention", retention(), "what the provider keeps, in words of the row");
    keys.optional("invocationLogging", Scalars.TEXTS, List.of(), "logs, in words");
    keys.optional("externalCall", Scalars.TEXTS, List.of(), "calls that leave it, in words");
    keys.optional("mayExtendTo", Scalars.TEXTS, List.of(), "how far it may go, in words");
    keys.optional("dataAtRest", Scalars.TEXTS, List.of(), "storage, in words of the vendor");
    Key<Word> status =
        keys.required("status", Shape.enumeration(Word.class), "the word of the source");
    Key<Optional<Located<PartialDate>>> availableFrom =
        keys.optional("availableFrom", Scalars.DATE.located(), "first day");
    Key<Optional<Located<EndDate>>> endOfLife =
        keys.optional("endOfLife", Scalars.END.located(), "first day without it, or `unknown`");
    Key<Optional<PartialDate>> notBefore =
        keys.optional("notBefore", Scalars.DATE, "a day before which it will not end");
    Key<Optional<String>> access =
        keys.optional("access", Shape.literal("restricted"), "whether access is granted by hand");
    Key<List<String>> obligation =
        keys.optional("obligation", Scalars.TEXTS, List.of(), "what a customer has to do for it");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawOffering(
                f.get(provider),
                f.get(regions),
                f.get(service),
                f.get(model),
                f.get(routing),
                f.get(variant),
                f.get(providerModelId),
                f.get(endpoints),
                f.get(sku),
                f.get(geo),
                f.get(zone),
                f.get(hosting),
                f.get(operator),
                f.get(subprocessor),
                f.get(processing),
                f.get(stages),
                f.get(retention),
                f.get(status),
                f.get(availableFrom),
                f.get(endOfLife),
                f.get(notBefore),
                f.has(access),
                Texts.joined(f.get(obligation)),
                head.read(f)));
  }

  private static Key<List<String>> texts(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Scalars.TEXTS, List.of(), doc);
  }

  private static Shape<String> retention() {
    ObjectBuilder keys = Shape.object("Retention", "what the provider keeps, in words");
    Key<List<String>> what = texts(keys, "what", "which traffic");
    Key<List<String>> duration = texts(keys, "for", "how long");
    Key<List<String>> location = texts(keys, "location", "where");
    return keys.build(
        (Fields f) -> {
          List<String> parts = new ArrayList<>(f.get(what));
          f.get(duration).forEach(text -> parts.add("for " + text));
          f.get(location).forEach(text -> parts.add("in " + text));
          if (parts.isEmpty()) {
            throw new IllegalArgumentException("says nothing");
          }
          return String.join("; ", parts);
        });
  }
}
