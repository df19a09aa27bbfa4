package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Developer;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resolves developers, models and notices. */
final class ModelsResolver {

  private static final Set<String> MEDIA = Set.of("image", "audio", "video", "pdf");

  private final Context context;
  private final TreeMap<String, Developer> developers;
  private final TreeMap<String, Model> models;

  private ModelsResolver(
      Context context, TreeMap<String, Developer> developers, TreeMap<String, Model> models) {
    this.context = context;
    this.developers = developers;
    this.models = models;
  }

  static ModelsResolver resolve(Context context) {
    ModelsResolver resolver = new ModelsResolver(context, new TreeMap<>(), new TreeMap<>());
    resolver.resolveDevelopers();
    resolver.resolveModels();
    return resolver;
  }

  /** The same developers and models, for the references of another load. */
  ModelsResolver in(Context other) {
    return new ModelsResolver(other, developers, models);
  }

  /** Every developer by id. */
  Map<String, Developer> developers() {
    return developers;
  }

  /** Every model by its id without the developer. */
  Map<String, Model> models() {
    return models;
  }

  private void resolveDevelopers() {
    for (ModelsShape.RawDeveloper raw : context.tables().values(ModelsShape.DEVELOPERS)) {
      context.checkJurisdictions(raw.jurisdiction().map(List::of).orElse(List.of()));
      developers.put(
          raw.id(),
          new Developer(
              raw.id(),
              raw.name(),
              raw.jurisdiction().map(Located::value),
              context.provenances().of(raw.head())));
    }
  }

  private void resolveModels() {
    Set<String> capabilities = context.tables().byId(VocabularyShape.CAPABILITIES).keySet();
    Set<String> services = context.tables().byId(ServicesShape.SERVICES).keySet();
    for (ModelsShape.RawModel raw : context.tables().values(ModelsShape.MODELS)) {
      context.references().checkAll(raw.capabilities(), capabilities, "capability");
      for (ModelsShape.RawEnd end : raw.ends()) {
        context.references().check(end.service(), services, "service");
      }
      Optional<Developer> developer =
          context.references().find(raw.developer(), developers, "developer");
      // A model of an unknown developer stays, or all its offerings would be reported too.
      Developer known =
          developer.orElseGet(
              () ->
                  new Developer(
                      raw.developer().value(),
                      raw.developer().value(),
                      Optional.empty(),
                      context.provenances().of(raw.head())));
      models.put(
          raw.id(),
          new Model(
              raw.id(),
              known,
              raw.name(),
              raw.family(),
              raw.licence(),
              raw.inputs(),
              raw.outputs(),
              capabilities(raw),
              context.provenances().of(raw.head())));
    }
  }

  /** What the modality shows and what sources say, sorted. */
  static List<String> capabilities(ModelsShape.RawModel raw) {
    TreeSet<String> capabilities = new TreeSet<>();
    raw.capabilities().forEach(name -> capabilities.add(name.value()));
    if (raw.inputs().contains("text") && raw.outputs().contains("text")) {
      capabilities.add("chat");
    }
    raw.inputs().stream().filter(MEDIA::contains).forEach(m -> capabilities.add(m + "-input"));
    raw.outputs().stream().filter(MEDIA::contains).forEach(m -> capabilities.add(m + "-output"));
    if (raw.outputs().contains("embedding")) {
      capabilities.add("embedding");
    }
    if (raw.outputs().contains("scores")) {
      capabilities.add("rerank");
    }
    return List.copyOf(capabilities);
  }

  /** The model written {@code developer/model} or by its id alone, reporting what is not there. */
  Optional<Model> find(Located<String> written) {
    Optional<Model> model = find(written.value());
    if (model.isEmpty()) {
      Set<String> known = new TreeSet<>(models.keySet());
      if (written.value().indexOf('/') >= 0) {
        known = new TreeSet<>();
        for (Model other : models.values()) {
          known.add(other.qualifiedId());
        }
      }
      context.references().report(written, known, "model");
    }
    return model;
  }

  private Optional<Model> find(String written) {
    int slash = written.indexOf('/');
    if (slash < 0) {
      return Optional.ofNullable(models.get(written));
    }
    Model model = models.get(written.substring(slash + 1));
    return model != null && written.equals(model.qualifiedId())
        ? Optional.of(model)
        : Optional.empty();
  }

  /** Reports a pattern that matches no model. */
  void check(Located<Glob> pattern) {
    Glob glob = pattern.value();
    if (Glob.isLiteral(glob.pattern())) {
      find(new Located<>(glob.pattern(), pattern.position()));
    } else if (models.values().stream().noneMatch(model -> matches(glob, model))) {
      context
          .references()
          .report(
              new Located<>(glob.pattern(), pattern.position()), Set.of(), "model that matches");
    }
  }

  /** Whether the pattern speaks of the model, with its developer or without. */
  static boolean matches(Glob pattern, Model model) {
    return pattern.matches(model.id())
        || (pattern.pattern().indexOf('/') >= 0 && pattern.matches(model.qualifiedId()));
  }

  /** The notices; services and regions have to be known before. */
  List<Notice> notices(RegionIndex regions) {
    List<Notice> notices = new ArrayList<>();
    for (ModelsShape.RawNotice raw : context.tables().values(ModelsShape.NOTICES)) {
      Dates.check(raw.from(), raw.until(), raw.position(), "the notice", context.problems());
      context.checkJurisdictions(raw.jurisdiction().map(List::of).orElse(List.of()));
      context
          .references()
          .checkAll(
              raw.regimes(), context.tables().byId(VocabularyShape.REGIMES).keySet(), "regime");
      notices.add(
          new Notice(
              raw.id(),
              raw.title(),
              raw.type(),
              raw.jurisdiction().map(Located::value),
              subject(raw.subject(), regions),
              raw.status(),
              raw.from(),
              raw.until(),
              raw.statusAsOf(),
              raw.binds(),
              values(raw.regimes()),
              raw.forbids(),
              raw.reach(),
              context.provenances().of(raw.head())));
    }
    return notices;
  }

  private Notice.Subject subject(ModelsShape.RawSubject raw, RegionIndex regions) {
    context.references().checkAll(raw.developers(), developers.keySet(), "developer");
    context
        .references()
        .checkAll(
            raw.services(), context.tables().byId(ServicesShape.SERVICES).keySet(), "service");
    Set<String> families = new TreeSet<>();
    models.values().forEach(model -> model.family().ifPresent(families::add));
    context.references().checkAll(raw.families(), families, "model family");
    TreeSet<String> named = new TreeSet<>();
    for (Located<String> written : raw.models()) {
      Glob glob = new Glob(written.value());
      check(new Located<>(glob, written.position()));
      models.values().stream()
          .filter(model -> matches(glob, model))
          .forEach(model -> named.add(model.id()));
    }
    List<String> places = new ArrayList<>();
    for (Located<String> written : raw.regions()) {
      int slash = written.value().indexOf('/');
      String provider = slash < 0 ? "" : written.value().substring(0, slash);
      regions
          .find(provider, written, context.references())
          .ifPresent(region -> places.add(region.id().toString()));
    }
    return new Notice.Subject(
        values(raw.developers()),
        values(raw.families()),
        List.copyOf(named),
        values(raw.services()),
        places,
        raw.countries().stream().map(Country::code).toList());
  }

  private static List<String> values(List<Located<String>> names) {
    return names.stream().map(Located::value).toList();
  }
}
