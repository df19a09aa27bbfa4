package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;

/** Kind {@code Models}: models, their developers, and what governments say of them. */
final class ModelsShape {

  record RawDeveloper(String id, String name, Optional<Located<String>> jurisdiction, Head head)
      implements Written {}

  /** The end of a model in one service. */
  record RawEnd(Located<String> service, EndDate date) {}

  record RawModel(
      String id,
      Located<String> developer,
      String name,
      Optional<String> family,
      Optional<String> licence,
      List<String> inputs,
      List<String> outputs,
      List<Located<String>> capabilities,
      List<RawEnd> ends,
      Head head)
      implements Written {}

  /** Whom a notice speaks of. */
  record RawSubject(
      List<Located<String>> developers,
      List<Located<String>> families,
      List<Located<String>> models,
      List<Located<String>> services,
      List<Located<String>> regions,
      List<Country> countries) {}

  record RawNotice(
      String id,
      String title,
      Optional<String> type,
      Optional<Located<String>> jurisdiction,
      RawSubject subject,
      Notice.Status status,
      Optional<PartialDate> from,
      Optional<PartialDate> until,
      Optional<String> statusAsOf,
      Optional<String> binds,
      List<Located<String>> regimes,
      Optional<String> forbids,
      String reach,
      Head head)
      implements Written {}

  /** Whom a notice binds. */
  private enum Reach {
    REQUESTER,
    OFFERING,
    REGION
  }

  static final EntryList<RawDeveloper> DEVELOPERS =
      new EntryList<>("developers", RawDeveloper.class, ModelsShape::developer);
  static final EntryList<RawModel> MODELS =
      new EntryList<>("models", RawModel.class, ModelsShape::model);
  static final EntryList<RawNotice> NOTICES =
      new EntryList<>("notices", RawNotice.class, ModelsShape::notice);

  private ModelsShape() {}

  private static Shape<RawDeveloper> developer() {
    ObjectBuilder keys = Shape.object("Developer", "who makes models");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "what models name");
    Key<Optional<String>> name = keys.optional("name", Scalars.TEXT, "what it is called");
    Key<Optional<Located<String>>> jurisdiction =
        keys.optional("jurisdiction", Scalars.REF, "country or set of its seat, if established");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawDeveloper(
                f.get(id), f.get(name).orElse(f.get(id)), f.get(jurisdiction), head.read(f)));
  }

  private static Shape<RawModel> model() {
    ObjectBuilder keys = Shape.object("Model", "a model, whoever serves it");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "unique without the developer");
    Key<Located<String>> developer = keys.required("developer", Scalars.REF, "who makes it");
    Key<Optional<String>> name = keys.optional("name", Scalars.TEXT, "what it is called");
    Key<Optional<String>> family = keys.optional("family", Scalars.TEXT, "as in `claude-haiku`");
    Key<Optional<String>> licence =
        keys.optional("licence", Scalars.TEXT, "as in `proprietary` or `open-weights`");
    keys.optional("released", Scalars.DATE, "when it appeared");
    Key<List<String>> inputs =
        keys.optional("inputs", Scalars.TEXTS, List.of(), "what it reads: `text`, `image`, …");
    Key<List<String>> outputs =
        keys.optional("outputs", Scalars.TEXTS, List.of(), "what it answers: `text`, …");
    Key<List<Located<String>>> capabilities =
        keys.optional(
            "capabilities", Scalars.REFS, List.of(), "what sources say beyond the modality");
    Key<List<RawEnd>> ends =
        keys.optional("endsOn", Shape.nonEmptyList(end()), List.of(), "its end in services");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawModel(
                f.get(id),
                f.get(developer),
                f.get(name).orElse(f.get(id)),
                f.get(family),
                f.get(licence),
                f.get(inputs),
                f.get(outputs),
                f.get(capabilities),
                f.get(ends),
                head.read(f)));
  }

  private static Shape<RawEnd> end() {
    ObjectBuilder keys = Shape.object("ModelEnd", "the end of a model in one service");
    Key<Located<String>> service = keys.required("service", Scalars.REF, "where it ends");
    Key<EndDate> date = keys.required("date", Scalars.END, "first day without it, or `unknown`");
    HeadKeys.ofPart(keys);
    return keys.build(f -> new RawEnd(f.get(service), f.get(date)));
  }

  private static Shape<RawNotice> notice() {
    ObjectBuilder keys = Shape.object("Notice", "what a government or developer says of models");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "ours");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what it is called");
    Key<Optional<String>> type = keys.optional("type", Scalars.TEXT, "ban, designation, …");
    Key<Optional<Located<String>>> jurisdiction =
        keys.optional("jurisdiction", Scalars.REF, "country or set that speaks");
    Key<List<Located<String>>> developers = subject(keys, "developers", "developers meant");
    Key<List<Located<String>>> families = subject(keys, "families", "families meant");
    Key<List<Located<String>>> models = subject(keys, "models", "models meant, or patterns");
    Key<List<Located<String>>> services = subject(keys, "services", "services meant");
    Key<List<Located<String>>> regions = subject(keys, "regions", "regions: `provider/code`");
    Key<List<Country>> countries =
        keys.optional("countries", Shape.oneOrMany(Scalars.COUNTRY), List.of(), "countries meant");
    Key<Notice.Status> status =
        keys.required("status", Shape.enumeration(Notice.Status.class), "whether it binds");
    Key<Optional<PartialDate>> from = keys.optional("from", Scalars.DATE, "first day");
    Key<Optional<PartialDate>> until =
        keys.optional("until", Scalars.DATE, "first day on which it no longer binds");
    Key<Optional<String>> statusAsOf =
        keys.optional("statusAsOf", Scalars.TEXT, "the day on which the status was read");
    Key<List<String>> binds = keys.optional("binds", Scalars.TEXTS, List.of(), "whom it binds");
    Key<List<Located<String>>> regimes =
        keys.optional("regimes", Scalars.REFS, List.of(), "regimes of those whom it binds");
    Key<List<String>> forbids =
        keys.optional("forbids", Scalars.TEXTS, List.of(), "what it forbids");
    Key<Reach> reach =
        keys.optional(
            "reach", Shape.enumeration(Reach.class), Reach.OFFERING, "what its words reach");
    keys.optional("negative", Shape.bool(), false, "whether dropping it would permit more");
    keys.optional("effectOutsideScope", Scalars.TEXTS, List.of(), "what it means for others");
    keys.optional("detail", Scalars.TEXTS, List.of(), "more of its words");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawNotice(
                f.get(id),
                f.get(title).orElse(f.get(id)),
                f.get(type),
                f.get(jurisdiction),
                new RawSubject(
                    f.get(developers),
                    f.get(families),
                    f.get(models),
                    f.get(services),
                    f.get(regions),
                    f.get(countries)),
                f.get(status),
                f.get(from),
                f.get(until),
                f.get(statusAsOf),
                Texts.joined(f.get(binds)),
                f.get(regimes),
                Texts.joined(f.get(forbids)),
                f.get(reach).name().toLowerCase(java.util.Locale.ROOT),
                head.read(f)));
  }

  private static Key<List<Located<String>>> subject(ObjectBuilder keys, String name, String doc) {
    return keys.optional(name, Scalars.REFS, List.of(), doc);
  }
}
