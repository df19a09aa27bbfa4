package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Conditions;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Checks that every name in a workload exists in the catalog, and that no pattern is idle. */
final class WorkloadChecks {

  private final Workload workload;
  private final Catalog catalog;
  private final BiFunction<String, String, SourcePosition> where;
  private final ReferenceChecks checks;

  /**
   * @param where the position of a value, by the path of its key (as {@code data.categories}) and
   *     its text
   */
  WorkloadChecks(
      Workload workload,
      Catalog catalog,
      BiFunction<String, String, SourcePosition> where,
      Problems problems) {
    this.workload = workload;
    this.catalog = catalog;
    this.where = where;
    this.checks = new ReferenceChecks(catalog, problems);
  }

  void check() {
    Vocabulary words = catalog.vocabulary();
    workload.sectors().ifPresent(ids -> all("sector", "sector", ids, words.sectors().keySet()));
    all("data.categories", "category of data", workload.categories(), words.categories().keySet());
    workload.classification().forEach(this::classification);
    oneOfEachLadder();
    workload
        .regimes()
        .ifPresent(ids -> all("requester.regimes", "regime", ids, words.regimes().keySet()));
    workload.stages().ifPresent(map -> map.forEach(this::stage));
    workload.evidence().forEach(this::evidence);
    workload.models().forEach(glob -> pattern("models", "model", glob, models()));
    all("capabilities", "capability", workload.capabilities(), words.capabilities().keySet());
    all("accelerators", "accelerator", workload.accelerators(), words.accelerators().keySet());
    pin(workload.pin());
    workload.preferences().forEach(this::preference);
  }

  private void all(String path, String what, List<String> ids, Collection<String> known) {
    ids.forEach(id -> one(path, what, id, known));
  }

  private void one(String path, String what, String id, Collection<String> known) {
    checks.known("WORKLOAD-NAME", what, id, where.apply(path, id), known);
  }

  private void classification(String value) {
    checks.ladder("WORKLOAD-NAME", value, where.apply("data.classification", value));
  }

  /** Two values on one ladder would let the lower one keep a rule from applying. */
  private void oneOfEachLadder() {
    Map<String, String> first = new HashMap<>();
    for (String value : workload.classification()) {
      String ladder = Conditions.ladderOf(value);
      String other = first.putIfAbsent(ladder, value);
      if (other != null) {
        checks
            .problems()
            .error(
                where.apply("data.classification", value),
                "WORKLOAD-LADDER",
                "`"
                    + value
                    + "` is a second value on the ladder `"
                    + ladder
                    + "`, beside `"
                    + other
                    + "`",
                "write one value on each ladder, the highest of the data");
      }
    }
  }

  private void stage(Stage stage, Workload.StageSpec spec) {
    String path = "stages." + stage.id();
    spec.feature()
        .ifPresent(id -> one(path + ".feature", "feature", id, catalog.features().keySet()));
    spec.at().forEach(place -> place(path + ".at", place));
    spec.copies().forEach(place -> place(path + ".copies", place));
    spec.custody()
        .ifPresent(
            option ->
                one(
                    path + ".custody",
                    "option of key custody",
                    option,
                    catalog.regions().values().stream()
                        .flatMap(region -> region.keys().stream())
                        .distinct()
                        .toList()));
  }

  private void place(String path, String text) {
    if (text.indexOf('/') < 0) {
      if (!Country.isCode(text)) {
        checks
            .problems()
            .error(
                where.apply(path, text),
                "WORKLOAD-PLACE",
                "`"
                    + text
                    + "` is no place; expected a country code or `provider/region`, as in"
                    + " `aws/eu-central-1`");
      }
      return;
    }
    RegionId id;
    try {
      id = RegionId.parse(text);
    } catch (IllegalArgumentException e) {
      checks
          .problems()
          .error(where.apply(path, text), "WORKLOAD-PLACE", String.valueOf(e.getMessage()));
      return;
    }
    var region = catalog.regions().get(id);
    if (region == null) {
      one(
          path,
          "region",
          text,
          catalog.regions().keySet().stream().map(RegionId::toString).toList());
    } else if (region.country().isEmpty()) {
      checks
          .problems()
          .error(
              where.apply(path, text),
              "WORKLOAD-PLACE",
              "the catalog does not know in which country `" + text + "` lies");
    }
  }

  private void evidence(Evidence piece) {
    one(
        "evidence.kind",
        "kind of evidence",
        piece.kind(),
        catalog.vocabulary().evidenceKinds().keySet());
    for (String party : piece.with()) {
      if (!party.equals(Evidence.ANY)) {
        one("evidence.with", "operating entity", party, catalog.entities().keySet());
      } else if (!mayBeWithAny(piece.kind())) {
        checks
            .problems()
            .error(
                where.apply("evidence.with", party),
                "WORKLOAD-PARTY",
                "evidence of kind `" + piece.kind() + "` is concluded with a party; name it",
                "only approvals, assessments and decisions of your own are with `any`");
      }
    }
    for (Glob glob : piece.offerings()) {
      if (catalog.offerings().stream().noneMatch(offering -> glob.matches(offering.id()))) {
        idle("evidence.offerings", "offering", glob);
      }
    }
  }

  private boolean mayBeWithAny(String kind) {
    Vocabulary.EvidenceKind known = catalog.vocabulary().evidenceKinds().get(kind);
    return known == null || known.withAny();
  }

  private List<String> models() {
    return catalog.models().values().stream().map(model -> model.qualifiedId()).toList();
  }

  private void pattern(String path, String what, Glob glob, List<String> known) {
    if (Glob.isLiteral(glob.pattern())) {
      one(path, what, glob.pattern(), known);
    } else if (known.stream().noneMatch(glob::matches)) {
      idle(path, what, glob);
    }
  }

  private void idle(String path, String what, Glob glob) {
    checks
        .problems()
        .error(
            where.apply(path, glob.pattern()),
            "WORKLOAD-PATTERN",
            "no " + what + " of the catalog matches `" + glob + "`");
  }

  private void pin(Pin pin) {
    pin.provider().ifPresent(id -> one("pin.provider", "provider", id, providers()));
    pin.service().ifPresent(id -> one("pin.service", "service", id, catalog.services().keySet()));
    if (pin.region().isPresent() && pin.provider().isPresent()) {
      String provider = pin.provider().get();
      one(
          "pin.region",
          "region of " + provider,
          pin.region().get(),
          catalog.regions().keySet().stream()
              .filter(id -> id.provider().equals(provider))
              .map(RegionId::code)
              .toList());
    }
    pin.model()
        .ifPresent(
            id -> {
              List<String> known = new ArrayList<>(catalog.models().keySet());
              known.addAll(models());
              one("pin.model", "model", id, known);
            });
  }

  /** Regions with their providers, and their codes alone: a preference may mean several. */
  private List<String> regions() {
    return catalog.regions().keySet().stream()
        .flatMap(id -> Stream.of(id.toString(), id.code()))
        .distinct()
        .toList();
  }

  private Collection<String> providers() {
    return catalog.providers().keySet();
  }

  private void preference(Preference preference) {
    for (Glob glob : preference.values()) {
      String path = "prefer." + preference.kind().id();
      switch (preference.kind()) {
        case PROVIDER -> pattern(path, "provider", glob, List.copyOf(providers()));
        case MODEL -> pattern(path, "model", glob, models());
        case DEVELOPER ->
            pattern(path, "developer", glob, List.copyOf(catalog.developers().keySet()));
        case REGION -> pattern(path, "region", glob, regions());
        case ROUTING -> pattern(path, "routing", glob, dev.domicile.core.catalog.Routing.ids());
        case IN_COUNTRY, FEWEST_PROCESSING_COUNTRIES -> {}
      }
    }
  }
}
