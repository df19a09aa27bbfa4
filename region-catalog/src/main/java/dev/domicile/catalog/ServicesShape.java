package dev.domicile.catalog;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Routing;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;

/** Kind {@code Services}: a provider's services, the extents of their stages, their features. */
final class ServicesShape {

  /** When a cell holds: every list that is not empty has to match; one item of it is enough. */
  record RawWhen(
      List<Routing> routing,
      List<Glob> endpoints,
      List<Located<Glob>> models,
      List<Located<Glob>> notModels,
      List<Located<String>> developers,
      List<Located<String>> regions,
      List<Located<String>> notRegions,
      List<String> geo,
      List<Glob> sku,
      List<Glob> hosting,
      boolean noHosting,
      List<String> zone,
      List<String> subprocessor) {

    static final RawWhen ALWAYS =
        new RawWhen(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), false, List.of(), List.of());
  }

  /** Where one stage may happen, for the offerings that match. */
  record RawCell(Stage stage, RawWhen when, RawExtent extent) {}

  /** Where a feature stores and infers, for the calling regions that match. */
  record RawUse(
      List<Located<String>> regions, Optional<RawExtent> stores, Optional<RawExtent> infers) {}

  record RawFeature(
      Located<String> id,
      Optional<Located<String>> service,
      String title,
      List<RawUse> extents,
      Optional<String> optOut,
      List<String> remarks,
      Head head) {}

  /** The end of a model in the service. */
  record RawLifecycle(Located<String> model, Optional<EndDate> end) {}

  record RawService(
      Located<String> provider,
      String id,
      String title,
      List<String> names,
      Optional<EndDate> endOfLife,
      boolean restricted,
      Optional<String> obligation,
      List<RawCell> stages,
      List<RawFeature> features,
      List<Located<String>> absentFrom,
      List<RawLifecycle> lifecycle,
      Head head)
      implements Written {}

  static final EntryList<RawService> SERVICES =
      new EntryList<>("services", RawService.class, ServicesShape::service);

  private ServicesShape() {}

  private static Shape<RawService> service() {
    ObjectBuilder keys = Shape.object("Service", "a provider's service that serves models");
    Key<Located<String>> provider = keys.required("provider", Scalars.REF, "whose it is");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "ours, unique in a catalog");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what it is called");
    Key<List<String>> names =
        keys.optional("names", Scalars.TEXTS, List.of(), "its names in attestations");
    Key<Optional<EndDate>> endOfLife =
        keys.optional("endOfLife", Scalars.END, "first day without it, or `unknown`");
    Key<Optional<String>> access =
        keys.optional("access", Shape.literal("restricted"), "whether access is granted by hand");
    Key<List<String>> obligation =
        keys.optional("obligation", Scalars.TEXTS, List.of(), "what a customer has to do for it");
    Key<List<RawCell>> stages =
        keys.optional(
            "stages",
            Shape.nonEmptyList(cell()),
            List.of(),
            "where each stage may happen; of a stage the first that matches counts");
    Key<List<RawFeature>> features =
        keys.optional("features", Shape.nonEmptyList(feature()), List.of(), "stateful features");
    keys.optional("rules", Shape.nonEmptyList(prose("Rule", "rule")), List.of(), "in words");
    Key<List<List<Located<String>>>> absences =
        keys.optional(
            "absences", Shape.nonEmptyList(absence()), List.of(), "where it is said not to be");
    keys.optional("endpoints", Shape.nonEmptyList(prose("Endpoint", "host")), List.of(), "hosts");
    Key<List<RawLifecycle>> lifecycle =
        keys.optional(
            "lifecycle", Shape.nonEmptyList(lifecycle()), List.of(), "ends of models in it");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawService(
                f.get(provider),
                f.get(id),
                f.get(title).orElse(f.get(id)),
                f.get(names),
                f.get(endOfLife),
                f.has(access),
                Texts.joined(f.get(obligation)),
                f.get(stages),
                f.get(features),
                f.get(absences).stream().flatMap(List::stream).toList(),
                f.get(lifecycle),
                head.read(f)));
  }

  private static Shape<RawCell> cell() {
    ObjectBuilder keys = Shape.object("Cell", "where a stage may happen, for some offerings");
    Key<Stage> stage = keys.required("stage", Shape.enumeration(Stage.class), "the stage");
    keys.optional("id", Scalars.TEXT, "what the researched cell is called");
    Key<RawWhen> when =
        keys.optional("when", when(), RawWhen.ALWAYS, "which offerings; all if left out");
    ExtentKeys extent = new ExtentKeys(keys);
    return keys.build(f -> new RawCell(f.get(stage), f.get(when), extent.read(f)));
  }

  private static Shape<RawWhen> when() {
    ObjectBuilder keys = Shape.object("When", "which offerings a cell speaks of");
    Key<List<Routing>> routing =
        keys.optional(
            "routing", Shape.oneOrMany(Shape.enumeration(Routing.class)), List.of(), "routings");
    Key<List<Glob>> endpoints = globs(keys, "endpoints", "one endpoint of the offering matches");
    Key<List<Located<Glob>>> models = models(keys, "models", "model ids or patterns");
    Key<List<Located<Glob>>> notModels = models(keys, "notModels", "models that are not meant");
    Key<List<Located<String>>> developers = refs(keys, "developers", "developers of the model");
    Key<List<Located<String>>> regions = refs(keys, "regions", "calling regions");
    Key<List<Located<String>>> notRegions =
        refs(keys, "notRegions", "calling regions that are not meant");
    Key<List<String>> geo = words(keys, "geo", "geographies of the profile, as in `eu`");
    Key<List<Glob>> sku = globs(keys, "sku", "one SKU of the offering matches");
    Key<List<Glob>> hosting = globs(keys, "hosting", "who hosts it");
    Key<Boolean> noHosting =
        keys.optional("noHosting", Shape.bool(), false, "offerings that name no host");
    Key<List<String>> zone = words(keys, "zone", "data zones, as in `EU`");
    Key<List<String>> subprocessor = words(keys, "subprocessor", "subprocessors");
    return keys.build(
        f ->
            new RawWhen(
                f.get(routing),
                f.get(endpoints),
                f.get(models),
                f.get(notModels),
                f.get(developers),
                f.get(regions),
                f.get(notRegions),
                f.get(geo),
                f.get(sku),
                f.get(hosting),
                f.get(noHosting),
                f.get(zone),
                f.get(subprocessor)));
  }

  private static Key<List<Glob>> globs(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Scalars.GLOBS, List.of(), doc);
  }

  private static Key<List<Located<Glob>>> models(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Shape.oneOrMany(Scalars.GLOB.located()), List.of(), doc);
  }

  private static Key<List<Located<String>>> refs(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Scalars.REFS, List.of(), doc);
  }

  private static Key<List<String>> words(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Scalars.TEXTS, List.of(), doc);
  }

  private static Shape<RawFeature> feature() {
    ObjectBuilder keys = Shape.object("Feature", "a feature with extents of its own");
    Key<Located<String>> id =
        keys.required("id", Scalars.ID.located(), "ours, unique in a catalog");
    Key<Optional<Located<String>>> service =
        keys.optional("service", Scalars.REF, "the service whose certificates count for it");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what it is called");
    Key<List<RawUse>> extents =
        keys.required(
            "extents", Shape.nonEmptyList(use()), "where it stores and infers; first match");
    Key<List<String>> optOut = words(keys, "optOut", "how a customer turns it off");
    Key<List<String>> visibility = words(keys, "visibility", "who sees its content");
    Key<List<String>> access = words(keys, "access", "who may use it");
    HeadKeys head = HeadKeys.ofPart(keys);
    return keys.build(
        f -> {
          List<String> remarks = new java.util.ArrayList<>();
          f.get(visibility).forEach(text -> remarks.add("visibility: " + text));
          f.get(access).forEach(text -> remarks.add("access: " + text));
          return new RawFeature(
              f.get(id),
              f.get(service),
              f.get(title).orElse(f.get(id).value()),
              f.get(extents),
              Texts.joined(f.get(optOut)),
              List.copyOf(remarks),
              head.read(f));
        });
  }

  private static Shape<RawUse> use() {
    ObjectBuilder keys = Shape.object("Use", "where a feature stores and infers");
    Key<List<Located<String>>> regions =
        keys.optional("when", regions(), List.of(), "which calling regions; all if left out");
    Key<Optional<RawExtent>> stores =
        keys.optional("stores", ExtentKeys.EXTENT, "where it keeps data");
    Key<Optional<RawExtent>> infers =
        keys.optional("infers", ExtentKeys.EXTENT, "where it infers by itself, if it does");
    return keys.build(
        f -> {
          if (!f.has(stores) && !f.has(infers)) {
            throw new IllegalArgumentException("names neither `stores` nor `infers`");
          }
          return new RawUse(f.get(regions), f.get(stores), f.get(infers));
        });
  }

  private static Shape<List<Located<String>>> regions() {
    ObjectBuilder keys = Shape.object("WhenCalled", "which calling regions");
    Key<List<Located<String>>> regions =
        keys.required("regions", Scalars.REFS, "codes of the provider");
    return keys.build(f -> f.get(regions));
  }

  private static Shape<List<Located<String>>> absence() {
    ObjectBuilder keys = Shape.object("Absence", "where a source says it is not offered");
    keys.optional("id", Scalars.TEXT, "what the researched fact is called");
    Key<List<Located<String>>> regions = refs(keys, "regions", "codes of the provider");
    keys.required("fact", Scalars.TEXTS, "what the source says");
    HeadKeys.ofPart(keys);
    return keys.build(f -> f.get(regions));
  }

  /** An entry that is shown and otherwise unread. */
  private static Shape<String> prose(String name, String text) {
    ObjectBuilder keys = Shape.object(name, "what a source says in words");
    keys.optional("id", Scalars.TEXT, "what the researched fact is called");
    Key<List<String>> said = keys.required(text, Scalars.TEXTS, "what it says");
    HeadKeys.ofPart(keys);
    return keys.build((Fields f) -> String.join("; ", f.get(said)));
  }

  private static Shape<RawLifecycle> lifecycle() {
    ObjectBuilder keys = Shape.object("Lifecycle", "the end of a model in the service");
    Key<Located<String>> model =
        keys.required("model", Scalars.REF, "`developer/model` or the model's id");
    Key<Optional<EndDate>> end =
        keys.optional("endOfLife", Scalars.END, "first day without it, or `unknown`");
    keys.optional("detail", Scalars.TEXTS, List.of(), "in words");
    HeadKeys.ofPart(keys);
    return keys.build(f -> new RawLifecycle(f.get(model), f.get(end)));
  }
}
