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
      "unknown"),
  SUBJECTS(
      "data.subjects",
      Side.WORKLOAD,
      Type.COUNTRY,
      true,
      "countries of the data subjects",
      "required; `[]` means nobody"),
  CATEGORIES(
      "data.categories",
      Side.WORKLOAD,
      Type.CATEGORY,
      true,
      "categories of data, with those that they imply",
      "required; `[]` means none"),
  CLASSIFICATION(
      "data.classification",
      Side.WORKLOAD,
      Type.LADDER,
      true,
      "classification, one value on each of several ladders",
      "unknown on every ladder without a value"),
  REQUESTER_COUNTRY(
      "requester.country",
      Side.WORKLOAD,
      Type.COUNTRY,
      false,
      "country of the organisation answerable",
      "required"),
  REQUESTER_REGIMES(
      "requester.regimes",
      Side.WORKLOAD,
      Type.REGIME,
      true,
      "bodies of law that bind the requester",
      "unknown for regimes of the countries concerned, false for others"),
  STAGES(
      "stages",
      Side.WORKLOAD,
      Type.STAGE,
      true,
      "stages of the workload, imposed ones included",
      "all but fine-tuning"),
  LABEL(
      "labels.<name>",
      Side.WORKLOAD,
      Type.TEXT,
      false,
      "a label of the workload",
      "only `noneOf` holds"),

  PROVIDER("provider", Side.OFFERING, Type.TEXT, false, "provider", "never"),
  REGION("region", Side.OFFERING, Type.TEXT, false, "region called, as `provider/code`", "never"),
  COUNTRY(
      "country",
      Side.OFFERING,
      Type.COUNTRY,
      true,
      "countries in which the rule's stages may happen",
      "unknown without an established bound"),
  SERVICE("service", Side.OFFERING, Type.TEXT, false, "service", "never"),
  MODEL("model", Side.OFFERING, Type.TEXT, false, "model, as `developer/model`", "never"),
  ROUTING("routing", Side.OFFERING, Type.ROUTING, false, "routing", "never"),
  VARIANT("variant", Side.OFFERING, Type.TEXT, false, "variant", "no variant: only `noneOf` holds"),
  OPERATOR("operator", Side.OFFERING, Type.TEXT, false, "entity that runs it", "unknown"),
  OPERATOR_JURISDICTION(
      "operator.jurisdiction",
      Side.OFFERING,
      Type.COUNTRY,
      false,
      "seat of the operator, a country or a named set",
      "unknown"),
  PARENT_JURISDICTIONS(
      "parent.jurisdictions",
      Side.OFFERING,
      Type.COUNTRY,
      true,
      "seats of the operator's ultimate parents",
      "unknown"),
  LICENSOR_JURISDICTIONS(
      "licensor.jurisdictions",
      Side.OFFERING,
      Type.COUNTRY,
      true,
      "seats of technology licensors",
      "unknown"),
  PARTITION(
      "partition",
      Side.OFFERING,
      Type.TEXT,
      true,
      "partitions in which the rule's stages may happen",
      "unknown without a complete list of regions"),
  SOVEREIGN_OFFER(
      "sovereignOffer",
      Side.OFFERING,
      Type.TEXT,
      false,
      "sovereign offer of the region called",
      "no sovereign offer: only `noneOf` holds"),
  PERSONNEL_LOCAL(
      "personnel.local",
      Side.OFFERING,
      Type.PERSONNEL,
      true,
      "whether only local staff has access, in every possible region",
      "unknown"),
  KEYS_CUSTODY(
      "keys.custody",
      Side.OFFERING,
      Type.TEXT,
      true,
      "options of key custody in every possible region, or the one the workload declares",
      "unknown"),
  RETENTION(
      "retention",
      Side.OFFERING,
      Type.DURATION,
      true,
      "how long the rule's stages keep data",
      "unknown"),
  ACCELERATORS(
      "accelerators",
      Side.OFFERING,
      Type.TEXT,
      true,
      "accelerators in every possible region",
      "unknown"),
  HOSTING("hosting", Side.OFFERING, Type.TEXT, false, "where the provider hosts it", "unknown"),
  MODEL_DEVELOPER("model.developer", Side.OFFERING, Type.TEXT, false, "developer", "never"),
  MODEL_DEVELOPER_JURISDICTION(
      "model.developer.jurisdiction",
      Side.OFFERING,
      Type.COUNTRY,
      false,
      "seat of the developer",
      "unknown"),
  MODEL_FAMILY("model.family", Side.OFFERING, Type.TEXT, false, "family of models", "unknown"),
  MODEL_LICENCE("model.licence", Side.OFFERING, Type.TEXT, false, "class of licence", "unknown"),
  MODEL_MODALITY(
      "model.modality",
      Side.OFFERING,
      Type.TEXT,
      true,
      "what goes in and comes out, as `in:text`, `out:text`",
      "unknown"),
  MODEL_NOTICES(
      "model.notices",
      Side.OFFERING,
      Type.NOTICE,
      true,
      "notices in force or of unknown status on the date",
      "none recorded means none"),
  STATUS("status", Side.OFFERING, Type.STATUS, false, "recorded status", "never"),
  CONFIDENCE(
      "confidence", Side.OFFERING, Type.CONFIDENCE, false, "confidence of the offering", "never"),
  END_OF_LIFE(
      "endOfLife",
      Side.OFFERING,
      Type.DATE,
      false,
      "first day on which it is gone",
      "none announced: after every date");

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

  Attribute(String id, Side side, Type type, boolean many, String description, String absence) {
    this.id = id;
    this.side = side;
    this.type = type;
    this.many = many;
    this.description = description;
    this.absence = absence;
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
