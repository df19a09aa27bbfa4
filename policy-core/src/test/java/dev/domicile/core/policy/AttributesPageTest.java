package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.decision.Page;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/attributes.md} is printed from the registry. */
class AttributesPageTest {

  @Test
  void the_page_of_attributes_is_the_registry() {
    Page.of("attributes.md")
        .replace("workload", table(Attribute.Side.WORKLOAD))
        .replace("offering", table(Attribute.Side.OFFERING))
        .replace("operators", operators())
        .check();
  }

  private static String table(Attribute.Side side) {
    StringBuilder text =
        new StringBuilder(
            "| attribute | what it is | type | values | where it is not recorded |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (Attribute attribute : Attribute.values()) {
      if (attribute.side() == side) {
        text.append("| `")
            .append(attribute.id())
            .append("` | ")
            .append(attribute.description())
            .append(" | ")
            .append(attribute.type().name().toLowerCase(Locale.ROOT))
            .append(" | ")
            .append(attribute.isMany() ? "many" : "one")
            .append(" | ")
            .append(attribute.absence())
            .append(" |\n");
      }
    }
    return text.toString();
  }

  private static String operators() {
    StringBuilder text =
        new StringBuilder("| operator | holds for | takes |\n| --- | --- | --- |\n");
    for (Condition.Operator operator : Condition.Operator.values()) {
      text.append("| `")
          .append(operator.key())
          .append("` | ")
          .append(operator.description())
          .append(" | ")
          .append(takes(operator))
          .append(" |\n");
    }
    return text.toString();
  }

  private static String takes(Condition.Operator operator) {
    return switch (operator) {
      case ANY_OF, ALL_OF, NONE_OF, ALL_IN -> "a value or a list; not dates and durations";
      case AT_LEAST, AT_MOST -> "one value of a ladder, a duration or a confidence";
      case BEFORE, AFTER -> "one date";
    };
  }
}
