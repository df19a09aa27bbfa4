package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Routing;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Condition.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks that what a condition compares with exists and can be compared in that way. */
final class ConditionChecks {

  private static final Set<Attribute.Type> ORDERED =
      Set.of(Attribute.Type.LADDER, Attribute.Type.DURATION, Attribute.Type.CONFIDENCE);

  private final ReferenceChecks checks;

  ConditionChecks(ReferenceChecks checks) {
    this.checks = checks;
  }

  void check(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(this::check);
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(this::check);
    } else if (condition instanceof Condition.Not not) {
      check(not.condition());
    } else if (condition instanceof Condition.Compare compare) {
      compare(compare);
    }
  }

  private void compare(Condition.Compare compare) {
    Attribute.Type type = compare.attribute().type();
    boolean wrong =
        switch (compare.operator()) {
          case AT_LEAST, AT_MOST -> !ORDERED.contains(type);
          case BEFORE, AFTER -> type != Attribute.Type.DATE;
          case ANY_OF, ALL_OF, NONE_OF, ALL_IN ->
              type == Attribute.Type.DATE || type == Attribute.Type.DURATION;
        };
    if (wrong) {
      checks
          .problems()
          .error(
              compare.position(),
              "POLICY-COMPARISON",
              "`" + compare.name() + "` cannot be compared with `" + compare.operator().key() + "`",
              "it takes " + operators(type));
      return;
    }
    boolean single =
        compare.operator() == Operator.AT_LEAST
            || compare.operator() == Operator.AT_MOST
            || type == Attribute.Type.DATE;
    if (single && compare.operands().size() != 1) {
      checks
          .problems()
          .error(
              compare.position(),
              "POLICY-COMPARISON",
              "`" + compare.operator().key() + "` takes one value, not a list");
      return;
    }
    compare.operands().forEach(operand -> operand(compare, operand));
  }

  private static String operators(Attribute.Type type) {
    return switch (type) {
      case DATE -> "`before` and `after`";
      case DURATION -> "`atLeast` and `atMost`";
      case LADDER, CONFIDENCE -> "`anyOf`, `allOf`, `noneOf`, `allIn`, `atLeast` and `atMost`";
      case TEXT, SECTOR, COUNTRY, CATEGORY, REGIME, STAGE, ROUTING, PERSONNEL, NOTICE, STATUS ->
          "`anyOf`, `allOf`, `noneOf` and `allIn`";
    };
  }

  private void operand(Condition.Compare compare, String operand) {
    if (compare.attribute().side() == Attribute.Side.OFFERING
        && compare.attribute().type() == Attribute.Type.COUNTRY
        && (operand.equals(PlaceList.SUBJECTS) || operand.equals(PlaceList.REQUESTER))) {
      return;
    }
    Vocabulary words = checks.catalog().vocabulary();
    switch (compare.attribute().type()) {
      case SECTOR -> known(compare, "sector", operand, words.sectors().keySet());
      case CATEGORY -> known(compare, "category of data", operand, words.categories().keySet());
      case REGIME -> known(compare, "regime", operand, words.regimes().keySet());
      case NOTICE -> known(compare, "notice", operand, checks.catalog().notices().keySet());
      case STAGE -> word(compare, "stage", operand, Stage.ids());
      case ROUTING -> word(compare, "routing", operand, Routing.ids());
      case PERSONNEL ->
          word(compare, "answer about local staff", operand, List.of("yes", "partial", "no"));
      case CONFIDENCE ->
          word(compare, "level of confidence", operand, List.of("low", "medium", "high"));
      case STATUS ->
          word(
              compare,
              "status",
              operand,
              Stream.of(Offering.Status.values())
                  .map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .toList());
      case COUNTRY -> checks.countryOrSet(operand, compare.position());
      case LADDER -> checks.ladder("POLICY-VALUE", operand, compare.position());
      case DURATION -> {
        if (Conditions.duration(operand).isEmpty()) {
          wrong(compare, "`" + operand + "` is not an ISO 8601 duration, as in `P30D`");
        }
      }
      case DATE -> {
        try {
          PartialDate.parse(operand);
        } catch (IllegalArgumentException e) {
          wrong(compare, String.valueOf(e.getMessage()));
        }
      }
      case TEXT ->
          text(compare, operand)
              .ifPresent(ids -> known(compare, noun(compare.attribute()), operand, ids));
    }
  }

  /** The ids that a text attribute can have, where the catalog lists them. */
  private Optional<Collection<String>> text(Condition.Compare compare, String operand) {
    Catalog catalog = checks.catalog();
    return switch (compare.attribute()) {
      case PROVIDER -> Optional.of(catalog.providers().keySet());
      case REGION ->
          Optional.of(catalog.regions().keySet().stream().map(id -> id.toString()).toList());
      case SERVICE -> Optional.of(catalog.services().keySet());
      case MODEL ->
          Optional.of(catalog.models().values().stream().map(m -> m.qualifiedId()).toList());
      case OPERATOR -> Optional.of(catalog.entities().keySet());
      case MODEL_DEVELOPER -> Optional.of(catalog.developers().keySet());
      case MODEL_FAMILY ->
          Optional.of(
              catalog.models().values().stream()
                  .flatMap(m -> m.family().stream())
                  .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
      case MODEL_LICENCE ->
          Optional.of(
              catalog.models().values().stream()
                  .flatMap(m -> m.licence().stream())
                  .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
      case PARTITION ->
          Optional.of(
              catalog.regions().values().stream()
                  .flatMap(r -> r.partition().stream())
                  .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
      case KEYS_CUSTODY ->
          Optional.of(
              catalog.regions().values().stream()
                  .flatMap(r -> r.keys().stream())
                  .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
      case ACCELERATORS -> Optional.of(catalog.vocabulary().accelerators().keySet());
      default -> Optional.empty();
    };
  }

  private static String noun(Attribute attribute) {
    return switch (attribute) {
      case MODEL_DEVELOPER -> "developer";
      case MODEL_FAMILY -> "family of models";
      case MODEL_LICENCE -> "class of licence";
      case KEYS_CUSTODY -> "option of key custody";
      case ACCELERATORS -> "accelerator";
      default -> attribute.id();
    };
  }

  private void word(Condition.Compare compare, String what, String operand, List<String> words) {
    checks.word("POLICY-VALUE", what, operand, compare.position(), words);
  }

  private void known(
      Condition.Compare compare, String what, String operand, Collection<String> known) {
    checks.known("POLICY-VALUE", what, operand, compare.position(), known);
  }

  private void wrong(Condition.Compare compare, String message) {
    checks.problems().error(compare.position(), "POLICY-VALUE", message);
  }
}
