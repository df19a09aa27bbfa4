package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.decision.Workload.StageSpec;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a workload is written, as a document or inside a test. */
public final class WorkloadShape {

  static final Shape<Country> COUNTRY =
      Shape.scalar("country", Country::of).example("DE").words(WordList.COUNTRY.id());
  static final ScalarShape<PartialDate> DATE =
      Shape.scalar("date", PartialDate::parse).example("2027-06-30");
  static final Shape<Stage> STAGE =
      Shape.scalar("stage", Stage::parse)
          .example("session-state")
          .suggest(Stage::ids)
          .words(WordList.STAGE.id());
  static final Shape<Glob> GLOB = Shape.text().map(Glob::new);

  private WorkloadShape() {}

  static Shape<Glob> globs(WordList words) {
    return Shape.text().words(words.id()).map(Glob::new);
  }

  /** A document of kind {@code Workload}. */
  public static Shape<Workload> document() {
    ObjectBuilder m = Shape.object("WorkloadMetadata", "what the workload is called");
    Key<String> name = m.required("name", Shape.text(), "its name, by which waivers find it");
    Key<Map<String, String>> labels =
        m.optional("labels", Shape.map(Shape.text()), Map.of(), "labels that rules can read");
    m.example(name, "discharge-summaries")
        .absent(labels, "none")
        .example(labels, "{team: clinical-ai}");
    record Metadata(String name, Map<String, String> labels) {}
    Shape<Metadata> metadata = m.build(f -> new Metadata(f.get(name), f.get(labels)));

    ObjectBuilder b = Shape.object("Workload", "an AI workload: its data and its wishes");
    Key<String> api = b.required("apiVersion", Shape.literal("domicile/v1"), "the format");
    Key<String> kind = b.required("kind", Shape.literal("Workload"), "the kind of document");
    Key<Metadata> about = b.required("metadata", metadata, "what it is called");
    Key<Spec> spec = b.required("spec", spec(), "what is asked");
    return b.build(
        f -> {
          f.get(api);
          f.get(kind);
          Workload.Builder builder = Workload.named(f.get(about).name());
          f.get(about).labels().forEach(builder::label);
          return f.get(spec).into(builder).build();
        });
  }

  /** What stands under {@code spec}, and in tests under the name of a workload. */
  public record Spec(java.util.function.UnaryOperator<Workload.Builder> fill) {
    /** Fills {@code builder} with everything that is said. */
    public Workload.Builder into(Workload.Builder builder) {
      return fill.apply(builder);
    }
  }

  /**
   * A workload of a test: what stands under {@code spec}, and labels beside it.
   *
   * @param labels that rules can read
   */
  public record Named(Spec spec, Map<String, String> labels) {
    public Named {
      labels = Map.copyOf(labels);
    }

    /** The workload under this name. */
    public Workload build(String name) {
      Workload.Builder builder = Workload.named(name);
      labels.forEach(builder::label);
      return spec.into(builder).build();
    }
  }

  private record Data(CountrySet subjects, List<String> categories, List<String> classification) {}

  private record Requester(Country country, Optional<List<String>> regimes) {}

  /** The shape of {@code spec}. */
  public static Shape<Spec> spec() {
    ObjectBuilder b = Shape.object("WorkloadSpec", "the data, the stages and the wishes");
    return b.build(specKeys(b));
  }

  /** The same with {@code labels}, as tests write workloads under their names. */
  public static Shape<Named> named() {
    ObjectBuilder b = Shape.object("TestWorkload", "the data, the stages, the wishes and labels");
    Key<Map<String, String>> labels =
        b.optional("labels", Shape.map(Shape.text()), Map.of(), "labels that rules can read");
    b.absent(labels, "none").example(labels, "{team: clinical-ai}");
    Function<Fields, Spec> spec = specKeys(b);
    return b.build(f -> new Named(spec.apply(f), f.get(labels)));
  }

  private static Function<Fields, Spec> specKeys(ObjectBuilder b) {
    Key<Optional<List<String>>> sector =
        b.optional(
            "sector",
            Shape.oneOrMany(Shape.text().words(WordList.SECTOR.id())),
            "sectors of activity");
    Key<Data> data = b.required("data", data(), "whose data, of which categories");
    Key<Requester> requester = b.required("requester", requester(), "the organisation answerable");
    Key<Optional<Map<Stage, StageSpec>>> stages =
        b.optional("stages", stages(), "its stages, or what is said of each");
    Key<List<Evidence>> evidence =
        b.optional(
            "evidence",
            Shape.list(EvidenceShape.evidence()),
            List.of(),
            "contracts, approvals and reports that are declared");
    Key<List<Glob>> models =
        b.optional(
            "models",
            Shape.oneOrMany(globs(WordList.MODEL_PATTERN)),
            List.of(),
            "models that will do, as patterns over `developer/model`");
    Key<List<String>> capabilities =
        b.optional(
            "capabilities",
            Shape.oneOrMany(Shape.text().words(WordList.CAPABILITY.id())),
            List.of(),
            "what the model must do");
    Key<List<String>> accelerators =
        b.optional(
            "accelerators",
            Shape.oneOrMany(Shape.text().words(WordList.ACCELERATOR.id())),
            List.of(),
            "hardware that the region must have");
    Key<Pin> pin = b.optional("pin", WishShape.pin(), Pin.NONE, "what is already fixed");
    Key<List<Preference>> prefer =
        b.optional(
            "prefer",
            Shape.list(WishShape.preference()),
            List.of(),
            "what to prefer among allowed placements");
    b.absent(sector, "unknown: rules of every sector apply")
        .example(sector, "healthcare")
        .absent(stages, "all but `fine-tuning`")
        .example(stages, "{inference: , logs: {at: DE}}")
        .absent(evidence, "nothing is declared")
        .absent(models, "every model")
        .example(models, "[\"anthropic/claude-*\", \"mistral/*\"]")
        .absent(capabilities, "any")
        .example(capabilities, "[chat, tool-use]")
        .absent(accelerators, "any")
        .example(accelerators, "nvidia-h100")
        .absent(pin, "nothing is fixed")
        .example(pin, "{provider: aws, region: eu-central-1}")
        .absent(prefer, "in the order of ids")
        .example(prefer, "[in-country, {provider: [aws, stackit]}]");
    return f ->
        new Spec(
            builder -> {
              f.get(sector).ifPresent(builder::sectors);
              f.get(requester).regimes().ifPresent(builder::regimes);
              f.get(stages).ifPresent(builder::stages);
              return builder
                  .subjects(f.get(data).subjects())
                  .categories(f.get(data).categories())
                  .classification(f.get(data).classification())
                  .requester(f.get(requester).country())
                  .evidence(f.get(evidence))
                  .models(f.get(models))
                  .capabilities(f.get(capabilities))
                  .accelerators(f.get(accelerators))
                  .pin(f.get(pin))
                  .prefer(f.get(prefer));
            });
  }

  private static Shape<Data> data() {
    ObjectBuilder b = Shape.object("WorkloadData", "whose data, of which categories");
    Key<CountrySet> subjects =
        b.required(
            "subjects",
            Shape.list(COUNTRY).map(CountrySet::of),
            "countries of the data subjects; `[]` if there are none");
    Key<List<String>> categories =
        b.required(
            "categories",
            Shape.list(Shape.text().words(WordList.CATEGORY.id())),
            "categories of data; `[]` if none");
    Key<List<String>> classification =
        b.optional(
            "classification",
            Shape.oneOrMany(Shape.text().words(WordList.CLASSIFICATION.id())),
            List.of(),
            "a value on one or several ladders, as `ladder/value`; a bare value is of `general`");
    b.example(subjects, "[DE]")
        .example(categories, "[personal, health]")
        .absent(classification, "unknown on every ladder")
        .example(classification, "sa-ndmo/secret");
    return b.build(f -> new Data(f.get(subjects), f.get(categories), f.get(classification)));
  }

  private static Shape<Requester> requester() {
    ObjectBuilder b = Shape.object("Requester", "the organisation answerable, not the end user");
    Key<Country> country = b.required("country", COUNTRY, "its country");
    Key<Optional<List<String>>> regimes =
        b.optional(
            "regimes",
            Shape.list(Shape.text().words(WordList.REGIME.id())),
            "bodies of law that bind it, all of them; `[]` for none");
    b.absent(regimes, "unknown for those of the countries concerned")
        .example(regimes, "[de-statutory-health]");
    return b.build(f -> new Requester(f.get(country), f.get(regimes)));
  }

  private static Shape<Map<Stage, StageSpec>> stages() {
    ObjectBuilder b = Shape.object("StageUse", "what the workload says about a stage");
    Key<Optional<String>> feature =
        b.optional(
            "feature",
            Shape.text().words(WordList.FEATURE.id()),
            "the provider's feature that it uses");
    Key<List<String>> at =
        b.optional(
            "at",
            Shape.oneOrMany(Shape.text().words(WordList.OWN_PLACE.id())),
            List.of(),
            "your own places: countries or `provider/region`");
    Key<List<String>> copies =
        b.optional(
            "copies",
            Shape.oneOrMany(Shape.text().words(WordList.OWN_PLACE.id())),
            List.of(),
            "places of further copies");
    Key<Optional<String>> custody =
        b.optional(
            "custody",
            Shape.text().words(WordList.CUSTODY.id()),
            "option of key custody that is used");
    b.absent(feature, "the service's default")
        .example(feature, "agentcore-memory")
        .absent(at, "none")
        .example(at, "aws/eu-central-1")
        .absent(copies, "none")
        .example(copies, "[FR]")
        .absent(custody, "any that is offered in every region")
        .example(custody, "customer-managed");
    Shape<StageSpec> use =
        b.build(f -> new StageSpec(f.get(feature), f.get(at), f.get(copies), f.get(custody)));
    Shape<Map<Stage, StageSpec>> list =
        Shape.nonEmptyList(STAGE)
            .map(
                names -> {
                  Map<Stage, StageSpec> map = new EnumMap<>(Stage.class);
                  names.forEach(stage -> map.put(stage, StageSpec.PLAIN));
                  return map;
                });
    Shape<Map<Stage, StageSpec>> mapping =
        Shape.mapNonEmpty(
                Shape.scalar("stage", Stage::parse).example("logs").suggest(Stage::ids),
                Shape.presence(use))
            .map(
                uses -> {
                  Map<Stage, StageSpec> map = new EnumMap<>(Stage.class);
                  uses.forEach((stage, spec) -> map.put(stage, spec.orElse(StageSpec.PLAIN)));
                  return map;
                });
    return Shape.<Map<Stage, StageSpec>>choice(
            "list of stages, or stages with what is said of them")
        .sequence(list)
        .mapping(mapping)
        .build();
  }
}
