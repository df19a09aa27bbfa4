package dev.domicile.acceptance.properties;

import static dev.domicile.acceptance.properties.CatalogWriter.CATEGORIES;
import static dev.domicile.acceptance.properties.CatalogWriter.KINDS;
import static dev.domicile.acceptance.properties.CatalogWriter.PLACES;
import static dev.domicile.acceptance.properties.CatalogWriter.REGIMES;
import static dev.domicile.acceptance.properties.CatalogWriter.SECTORS;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes policies and waivers against a generated catalog, as a person would. */
final class PolicyWriter {

  private static final List<String> STAGES =
      List.of(
          "inference",
          "storage",
          "logs",
          "session-state",
          "provider-retention",
          "support-access",
          "backup",
          "key-custody",
          "fine-tuning");

  private final Choices choices;
  private final Catalog catalog;

  PolicyWriter(Choices choices, Catalog catalog) {
    this.choices = choices;
    this.catalog = catalog;
  }

  PolicyDraft policy(String id) {
    List<String> rules = new ArrayList<>();
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      rules.add(rule("r" + i));
    }
    String head =
        "jurisdiction: "
            + choices.pick("EEA", "EEA", "DE", "EEA", "ADEQUATE", "WIDE")
            + ", effective: {from: "
            + choices.pick("2020", "2020", "2026-06-15", "2024-03", "2027-01")
            + (choices.oneIn(5) ? ", until: " + choices.pick("2028", "2027-03-01", "2027-06") : "")
            + "}, enforcement: "
            + choices.pick("enforce", "enforce", "enforce", "warn", "observe");
    return new PolicyDraft(id, head, rules);
  }

  String rule(String id) {
    StringBuilder rule = new StringBuilder("{id: " + id);
    if (choices.coin()) {
      rule.append(", when: ").append(scope(2));
    }
    if (choices.oneIn(4)) {
      rule.append(", unless: ").append(scope(2));
    }
    if (choices.oneIn(8)) {
      rule.append(", effective: {from: ")
          .append(choices.pick("2026-11-26", "2026-06", "2026"))
          .append("}");
    }
    if (choices.oneIn(8)) {
      rule.append(", enforcement: ").append(choices.pick("enforce", "warn", "observe"));
    }
    rule.append(", ").append(body());
    return rule.append("}").toString();
  }

  private String body() {
    if (choices.oneIn(12)) {
      return "portability: {providers: " + (1 + choices.below(2)) + ", developers: 1, regions: 2}";
    }
    if (!choices.oneIn(4)) {
      return requirement() + orEvidence();
    }
    List<String> branches = new ArrayList<>();
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      branches.add("{" + branch() + "}");
    }
    return "anyOf: [" + String.join(", ", branches) + "]";
  }

  private String branch() {
    // One of each kind at most: a branch is a mapping.
    List<String> several = new ArrayList<>(List.of(requirement()));
    if (choices.oneIn(3)) {
      String other = requirement();
      if (!key(other).equals(key(several.get(0)))) {
        several.add(other);
      }
    }
    return String.join(", ", several) + orEvidence();
  }

  private static String key(String requirement) {
    return requirement.substring(0, requirement.indexOf(':'));
  }

  private String orEvidence() {
    if (!choices.oneIn(3)) {
      return "";
    }
    String closes =
        choices.pick(
            "", "", ", closes: [violated, unknown]", ", closes: [violated]", ", closes: [unknown]");
    return ", orEvidence: {"
        + choices.pick("anyOf", "allOf")
        + ": "
        + list(choices.few(KINDS))
        + closes
        + "}";
  }

  String requirement() {
    return switch (choices.below(10)) {
      case 0, 1, 2, 3 -> residency();
      case 4, 5 -> certification();
      case 6, 7 -> offering();
      case 8 ->
          "evidence: {" + choices.pick("allOf", "anyOf") + ": " + list(choices.few(KINDS)) + "}";
      default ->
          "statement: {says: "
              + choices.pick("no-location-rule", "no-location-rule", "prohibited")
              + ", text: so it is written}";
    };
  }

  private String minConfidence() {
    return choices.oneIn(5) ? ", minConfidence: " + choices.pick("low", "medium", "high") : "";
  }

  private String stages() {
    return choices.oneIn(8) ? "[all]" : list(choices.few(STAGES));
  }

  private String residency() {
    List<String> verbs = new ArrayList<>();
    List<String> keys = List.of("onlyIn", "notIn", "copyIn");
    String first = choices.pick("onlyIn", "onlyIn", "notIn", "copyIn");
    verbs.add(first + ": " + places());
    if (choices.oneIn(6)) {
      String other = choices.pick(keys);
      if (!other.equals(first)) {
        verbs.add(other + ": " + places());
      }
    }
    return "residency: {stages: "
        + stages()
        + ", "
        + String.join(", ", verbs)
        + minConfidence()
        + "}";
  }

  private String places() {
    return list(
        choices.few(
            Stream.concat(PLACES.stream(), Stream.of("\"@subjects\"", "\"@requester\"")).toList()));
  }

  private String certification() {
    List<String> schemes = new ArrayList<>(List.of(demand()));
    while (choices.oneIn(3) && schemes.size() < 3) {
      schemes.add(demand());
    }
    String body =
        switch (choices.below(3)) {
          case 0 -> "anyOf: " + list(schemes);
          case 1 -> "allOf: " + list(schemes);
          default ->
              "atLeast: {count: "
                  + (1 + choices.below(schemes.size()))
                  + ", of: "
                  + list(schemes)
                  + "}";
        };
    return "certification: {"
        + body
        + (choices.oneIn(3) ? ", stages: " + stages() : "")
        + (choices.oneIn(5) ? ", minGrade: " + choices.pick("primary", "secondary") : "")
        + minConfidence()
        + "}";
  }

  private String demand() {
    if (choices.coin()) {
      return "{scheme: bsi-c5"
          + (choices.coin() ? ", version: " + choices.pick("{atLeast: \"2016\"}", "\"2020\"") : "")
          + (choices.coin() ? ", level: " + choices.pick("{atLeast: type1}", "type2", "type1") : "")
          + "}";
    }
    return choices.pick(
        "iso-27001",
        "{scheme: iso-27001, version: {atLeast: \"2022\"}}",
        "{scheme: iso-27001, types: {anyOf: [hosting]}}",
        "bsi-c5");
  }

  private String offering() {
    return "offering: {"
        + condition(choices.oneIn(4) ? 2 : 1, this::ofOffering)
        + (choices.oneIn(3) ? ", stages: " + stages() : "")
        + minConfidence()
        + "}";
  }

  /** A rule that applies always and reads a fact of this kind. */
  String ruleAbout(String id, Blanks.Fact fact) {
    String requirement =
        switch (fact) {
          case STAGE, MEMBERS, FEATURE -> residency();
          case CLAIM, CLAIM_IN_PART, VALIDITY -> certification();
          case PARENTS -> offering(Attribute.PARENT_JURISDICTIONS);
          case LICENSORS -> offering(Attribute.LICENSOR_JURISDICTIONS);
          case OPERATOR -> offering(Attribute.OPERATOR);
          case OPERATOR_SEAT -> offering(Attribute.OPERATOR_JURISDICTION);
          case DEVELOPER_SEAT -> offering(Attribute.MODEL_DEVELOPER_JURISDICTION);
          case HOSTING -> offering(Attribute.HOSTING);
          case END_OF_LIFE -> offering(Attribute.END_OF_LIFE);
          case RETENTION -> offering(Attribute.RETENTION);
          case LICENCE -> offering(Attribute.MODEL_LICENCE);
          case FAMILY -> choices.coin() ? withoutNotices() : offering(Attribute.MODEL_FAMILY);
          case MODALITY -> offering(Attribute.MODEL_MODALITY);
          case NOTICE_STATUS -> withoutNotices();
          case PERSONNEL -> offering(Attribute.PERSONNEL_LOCAL);
          case KEYS -> offering(Attribute.KEYS_CUSTODY);
          case ACCELERATORS -> offering(Attribute.ACCELERATORS);
        };
    return "{id: " + id + ", " + requirement + "}";
  }

  /** A notice of unknown status counts as one in force, so that only its absence can be asked. */
  private String withoutNotices() {
    return "offering: {model.notices: {noneOf: "
        + list(choices.few(List.copyOf(catalog.notices().keySet())))
        + "}}";
  }

  private String offering(Attribute attribute) {
    return "offering: {"
        + condition(choices.oneIn(3) ? 1 : 0, any -> ofOffering(attribute))
        + (choices.oneIn(3) ? ", stages: " + stages() : "")
        + minConfidence()
        + "}";
  }

  /** A condition on the workload, with braces. */
  String scope(int depth) {
    return "{" + condition(depth, this::ofWorkload) + "}";
  }

  private String condition(int depth, Function<Integer, String> atom) {
    if (depth == 0 || choices.coin()) {
      return atom.apply(choices.below(40));
    }
    String inner = "{" + condition(depth - 1, atom) + "}";
    return switch (choices.below(3)) {
      case 0 -> "any: [" + inner + ", {" + condition(depth - 1, atom) + "}]";
      case 1 -> "all: [" + inner + ", {" + condition(depth - 1, atom) + "}]";
      default -> "not: " + inner;
    };
  }

  private String ofWorkload(int which) {
    return switch (which % 9) {
      case 0 -> "data.categories: " + compare(CATEGORIES, true);
      case 1 -> "sector: " + compare(SECTORS, true);
      case 2 -> "data.subjects: " + compare(PLACES, true);
      case 3 ->
          "data.classification: "
              + choices.pick(
                  "{atLeast: confidential}",
                  "{atMost: internal}",
                  "restricted",
                  "{atLeast: sa-ndmo/secret}",
                  "{noneOf: [public, sa-ndmo/secret]}");
      case 4 -> "requester.country: " + compare(PLACES, true);
      case 5, 6 -> "requester.regimes: " + compare(REGIMES, true);
      case 7 -> "stages: " + compare(STAGES, true);
      default ->
          "labels.team: " + choices.pick("clinical", "{noneOf: [clinical]}", "{allOf: [research]}");
    };
  }

  private String compare(List<String> operands, boolean shortForm) {
    String values = list(choices.few(operands));
    return switch (choices.below(shortForm ? 5 : 4)) {
      case 0 -> "{anyOf: " + values + "}";
      case 1 -> "{noneOf: " + values + "}";
      case 2 -> "{allIn: " + values + "}";
      case 3 -> "{allOf: " + values + "}";
      default -> values;
    };
  }

  private String ofOffering(int which) {
    List<Attribute> attributes =
        Stream.of(Attribute.values()).filter(a -> a.side() == Attribute.Side.OFFERING).toList();
    return ofOffering(attributes.get(which % attributes.size()));
  }

  private String ofOffering(Attribute attribute) {
    List<String> countries =
        Stream.concat(PLACES.stream(), Stream.of("\"@subjects\"", "\"@requester\"")).toList();
    String operands =
        switch (attribute) {
          case COUNTRY,
              OPERATOR_JURISDICTION,
              PARENT_JURISDICTIONS,
              LICENSOR_JURISDICTIONS,
              MODEL_DEVELOPER_JURISDICTION ->
              compare(countries, false);
          case PROVIDER -> compare(List.of("stackit", "aws", "azure"), false);
          case REGION ->
              compare(catalog.regions().keySet().stream().map(Object::toString).toList(), false);
          case SERVICE -> compare(List.copyOf(catalog.services().keySet()), false);
          case MODEL ->
              compare(catalog.models().values().stream().map(m -> m.qualifiedId()).toList(), false);
          case ROUTING -> compare(List.of("in-region", "geo", "data-zone", "global"), false);
          case VARIANT -> compare(List.of("hosted-elsewhere", "other"), false);
          case OPERATOR -> compare(List.of("stackit", "aws", "microsoft"), false);
          case PARTITION -> known(r -> r.partition().stream());
          case SOVEREIGN_OFFER -> compare(List.of("sovereign", "other"), false);
          case PERSONNEL_LOCAL -> compare(List.of("yes", "partial", "no"), false);
          case KEYS_CUSTODY -> known(r -> r.keys().stream());
          case RETENTION ->
              choices.pick("{atMost: P30D}", "{atMost: P0D}", "{atLeast: P60D}", "{atMost: PT12H}");
          case ACCELERATORS -> compare(List.of("nvidia-h100", "google-tpu-v5e"), false);
          case HOSTING -> compare(List.of("own", "partner"), false);
          case MODEL_DEVELOPER -> compare(List.of("mistral", "anthropic"), false);
          case MODEL_FAMILY ->
              ofModels(catalog.models().values().stream().flatMap(m -> m.family().stream()));
          case MODEL_LICENCE ->
              ofModels(catalog.models().values().stream().flatMap(m -> m.licence().stream()));
          case MODEL_MODALITY ->
              compare(List.of("in:text", "in:image", "out:text", "out:embedding"), false);
          case MODEL_NOTICES -> compare(List.copyOf(catalog.notices().keySet()), false);
          case STATUS ->
              compare(List.of("available", "preview", "unverified", "not-accessible"), false);
          case CONFIDENCE ->
              choices.pick(
                  "{atLeast: medium}", "{atLeast: high}", "{atMost: low}", "{anyOf: [high]}");
          case END_OF_LIFE ->
              choices.pick(
                  "{after: 2027-01-01}", "{after: 2026-12}", "{before: 2027-06}", "{before: 2026}");
          default -> throw new IllegalStateException(attribute.id());
        };
    return operands.isEmpty() ? "provider: {anyOf: [stackit]}" : attribute.id() + ": " + operands;
  }

  private String known(Function<dev.domicile.core.catalog.Region, Stream<String>> read) {
    return ofModels(catalog.regions().values().stream().flatMap(read));
  }

  private String ofModels(Stream<String> recorded) {
    List<String> values = List.copyOf(recorded.collect(Collectors.toCollection(TreeSet::new)));
    return values.isEmpty() ? "" : compare(values, false);
  }

  /** A waiver of some rules of {@code policies}. */
  String waiver(String id, List<PolicyDraft> policies) {
    List<String> rules =
        policies.stream()
            .flatMap(
                policy ->
                    policy.rules().stream()
                        .map(rule -> policy.id() + "/" + rule.substring(5, rule.indexOf(','))))
            .toList();
    String offerings =
        choices.coin()
            ? ", offerings: "
                + list(
                    choices.few(List.of("\"aws/*\"", "\"*@geo\"", "\"*+*\"", "\"*/claude-*@*\"")))
            : "";
    return "apiVersion: domicile/v1\nkind: Waiver\nmetadata: {id: "
        + id
        + "}\nspec: {rules: "
        + list(choices.few(rules))
        + (choices.oneIn(3)
            ? ", when: " + scope(1)
            : ", workloads: [\"" + choices.pick("*", "w*", "other") + "\"]")
        + offerings
        + ", lifts: "
        + list(choices.few(List.of("unknown", "violated", "needs-evidence")))
        + ", approver: security officer, reason: a pilot, until: "
        + choices.pick("2027-03-31", "2026-11-25", "2026-11")
        + (choices.oneIn(4) ? ", from: " + choices.pick("2026-06", "2026-01-01") : "")
        + "}\n";
  }

  static String list(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  static List<String> allStages() {
    return Stage.ids();
  }
}
