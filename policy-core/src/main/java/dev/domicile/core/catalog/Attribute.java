package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The registry of everything that a condition can read, declared once: name, side, type, whether it
 * has many values, and what its absence means. {@code docs/attributes.md} is printed from it.
 */
public enum Attribute {
  SECTOR(
      "sector",
      Side.WORKLOAD,
      Type.SECTOR,
      true,
      "sector of activity, with its parents",
      "unknown",
      "Workload.spec.sector"),
  SUBJECTS(
      "data.subjects",
      Side.WORKLOAD,
      Type.COUNTRY,
      true,
      "countries of the data subjects",
      "required; `[]` means nobody",
      "Workload.spec.data.subjects"),
  CATEGORIES(
      "data.categories",
      Side.WORKLOAD,
      Type.CATEGORY,
      true,
      "categories of data, with those that they imply",
      "required; `[]` means none",
      "Workload.spec.data.categories"),
  CLASSIFICATION(
      "data.classification",
      Side.WORKLOAD,
      Type.LADDER,
      true,
      "classification, one value on each of several ladders",
      "unknown on every ladder without a value",
      "Workload.spec.data.classification"),
  REQUESTER_COUNTRY(
      "requester.country",
      Side.WORKLOAD,
      Type.COUNTRY,
      false,
      "country of the organisation answerable",
      "required",
      "Workload.spec.requester.country"),
  REQUESTER_REGIMES(
      "requester.regimes",
      Side.WORKLOAD,
      Type.REGIME,
      true,
      "bodies of law that bind the requester",
      "unknown for regimes of the countries concerned, false for others",
      "Workload.spec.requester.regimes"),
  STAGES(
      "stages",
      Side.WORKLOAD,
      Type.STAGE,
      true,
      "stages of the workload, imposed ones included",
      "all but fine-tuning",
      "Workload.spec.stages"),
  LABEL(
      "labels.<name>",
      Side.WORKLOAD,
      Type.TEXT,
      false,
      "a label of the workload",
      "only `noneOf` holds",
      "Workload.metadata.labels"),

  PROVIDER(
      "provider",
      Side.OFFERING,
      Type.TEXT,
      false,
      "provider",
      "never",
      "Offerings.offerings.provider"),
  REGION(
      "region",
      Side.OFFERING,
      Type.TEXT,
      false,
      "region called, as `provider/code`",
      "never",
      "Offerings.offerings.regions"),
  COUNTRY(
      "country",
      Side.OFFERING,
      Type.COUNTRY,
      true,
      "countries in which the rule's stages may happen",
      "unknown without an established bound",
      "Offerings.offerings.processing",
      "Offerings.offerings.stages",
      "Services.services.stages",
      "Regions.regions.country"),
  SERVICE(
      "service",
      Side.OFFERING,
      Type.TEXT,
      false,
      "service",
      "never",
      "Offerings.offerings.service"),
  MODEL(
      "model",
      Side.OFFERING,
      Type.TEXT,
      false,
      "model, as `developer/model`",
      "never",
      "Offerings.offerings.model"),
  ROUTING(
      "routing",
      Side.OFFERING,
      Type.ROUTING,
      false,
      "routing",
      "never",
      "Offerings.offerings.routing"),
  VARIANT(
      "variant",
      Side.OFFERING,
      Type.TEXT,
      false,
      "variant",
      "no variant: only `noneOf` holds",
      "Offerings.offerings.variant"),
  OPERATOR(
      "operator",
      Side.OFFERING,
      Type.TEXT,
      false,
      "entity that runs it",
      "unknown",
      "Offerings.offerings.operator",
      "Regions.regions.operator",
      "Providers.providers.operator"),
  OPERATOR_JURISDICTION(
      "operator.jurisdiction",
      Side.OFFERING,
      Type.COUNTRY,
      false,
      "seat of the operator, a country or a named set",
      "unknown",
      "Providers.entities.jurisdiction"),
  PARENT_JURISDICTIONS(
      "parent.jurisdictions",
      Side.OFFERING,
      Type.COUNTRY,
      true,
      "seats of the operator's ultimate parents",
      "unknown",
      "Regions.regions.parents",
      "Providers.entities.parents"),
  LICENSOR_JURISDICTIONS(
      "licensor.jurisdictions",
      Side.OFFERING,
      Type.COUNTRY,
      true,
      "seats of technology licensors",
      "unknown",
      "Regions.regions.licensors"),
  PARTITION(
      "partition",
      Side.OFFERING,
      Type.TEXT,
      true,
      "partitions in which the rule's stages may happen",
      "unknown without a complete list of regions",
      "Regions.regions.partition"),
  SOVEREIGN_OFFER(
      "sovereignOffer",
      Side.OFFERING,
      Type.TEXT,
      false,
      "sovereign offer of the region called",
      "no sovereign offer: only `noneOf` holds",
      "Regions.regions.sovereignOffer"),
  PERSONNEL_LOCAL(
      "personnel.local",
      Side.OFFERING,
      Type.PERSONNEL,
      true,
      "whether only local staff has access, in every possible region",
      "unknown",
      "Regions.regions.personnel"),
  KEYS_CUSTODY(
      "keys.custody",
      Side.OFFERING,
      Type.TEXT,
      true,
      "options of key custody in every possible region, or the one the workload declares",
      "unknown",
      "Regions.regions.keys",
      "Workload.spec.stages"),
  RETENTION(
      "retention",
      Side.OFFERING,
      Type.DURATION,
      true,
      "how long the rule's stages keep data",
      "unknown",
      "Services.services.stages",
      "Services.services.features",
      "Offerings.offerings.stages"),
  ACCELERATORS(
      "accelerators",
      Side.OFFERING,
      Type.TEXT,
      true,
      "accelerators in every possible region",
      "unknown",
      "Regions.regions.accelerators"),
  HOSTING(
      "hosting",
      Side.OFFERING,
      Type.TEXT,
      false,
      "where the provider hosts it",
      "unknown",
      "Offerings.offerings.hosting"),
  MODEL_DEVELOPER(
      "model.developer",
      Side.OFFERING,
      Type.TEXT,
      false,
      "developer",
      "never",
      "Models.models.developer"),
  MODEL_DEVELOPER_JURISDICTION(
      "model.developer.jurisdiction",
      Side.OFFERING,
      Type.COUNTRY,
      false,
      "seat of the developer",
      "unknown",
      "Models.developers.jurisdiction"),
  MODEL_FAMILY(
      "model.family",
      Side.OFFERING,
      Type.TEXT,
      false,
      "family of models",
      "unknown",
      "Models.models.family"),
  MODEL_LICENCE(
      "model.licence",
      Side.OFFERING,
      Type.TEXT,
      false,
      "class of licence",
      "unknown",
      "Models.models.licence"),
  MODEL_MODALITY(
      "model.modality",
      Side.OFFERING,
      Type.TEXT,
      true,
      "what goes in and comes out, as `in:text`, `out:text`",
      "unknown",
      "Models.models.inputs",
      "Models.models.outputs"),
  MODEL_NOTICES(
      "model.notices",
      Side.OFFERING,
      Type.NOTICE,
      true,
      "notices in force or of unknown status on the date",
      "none recorded means none",
      "Models.notices"),
  STATUS(
      "status",
      Side.OFFERING,
      Type.STATUS,
      false,
      "recorded status",
      "never",
      "Offerings.offerings.status"),
  CONFIDENCE(
      "confidence",
      Side.OFFERING,
      Type.CONFIDENCE,
      false,
      "confidence of the offering",
      "never",
      "Offerings.offerings.confidence"),
  END_OF_LIFE(
      "endOfLife",
      Side.OFFERING,
      Type.DATE,
      false,
      "first day on which it is gone",
      "none announced: after every date",
      "Offerings.offerings.endOfLife",
      "Services.services.endOfLife",
      "Services.services.lifecycle",
      "Models.models.endsOn");

  /** Which side of a decision an attribute belongs to. */
  public enum Side {
    WORKLOAD,
    OFFERING
  }

  /** What values look like and how they compare. */
  public enum Type {
    TEXT,
    SECTOR,
    COUNTRY,
    CATEGORY,
    LADDER,
    REGIME,
    STAGE,
    ROUTING,
    PERSONNEL,
    DURATION,
    NOTICE,
    STATUS,
    CONFIDENCE,
    DATE
  }

  private final String id;
  private final Side side;
  private final Type type;
  private final boolean many;
  private final String description;
  private final String absence;
  private final List<String> writtenAt;

  Attribute(
      String id,
      Side side,
      Type type,
      boolean many,
      String description,
      String absence,
      String... writtenAt) {
    this.id = id;
    this.side = side;
    this.type = type;
    this.many = many;
    this.description = description;
    this.absence = absence;
    this.writtenAt = List.of(writtenAt);
  }

  /** As written in YAML: {@code requester.regimes}. */
  public String id() {
    return id;
  }

  public Side side() {
    return side;
  }

  public Type type() {
    return type;
  }

  /** Whether it can have several values at once. */
  public boolean isMany() {
    return many;
  }

  /** What it is, in a few words. */
  public String description() {
    return description;
  }

  /** What it means when it is not there. */
  public String absence() {
    return absence;
  }

  /**
   * Where it is known from: kind of document and keys, as in {@code Regions.regions.keys}. At least
   * one.
   */
  public List<String> writtenAt() {
    return writtenAt;
  }

  /** The attribute written as {@code id}; {@code labels.team} finds {@link #LABEL}. */
  public static Optional<Attribute> find(String id) {
    if (id.startsWith("labels.") && id.length() > "labels.".length()) {
      return Optional.of(LABEL);
    }
    return Stream.of(values()).filter(a -> a != LABEL && a.id.equals(id)).findFirst();
  }

  /** Every id of a side, in the order of this registry. */
  public static List<String> ids(Side side) {
    return Stream.of(values()).filter(a -> a.side == side).map(Attribute::id).toList();
  }
}
