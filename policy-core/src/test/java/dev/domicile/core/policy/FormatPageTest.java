package dev.domicile.core.policy;

import dev.domicile.core.decision.Page;
import dev.domicile.core.decision.SmallCatalog;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.source.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/policy-format.md} are printed from the shapes that read the files. */
class FormatPageTest {

  /** Conditions have a page of their own, and each rule kind has one. */
  private static final Set<String> ELSEWHERE = Set.of("WorkloadCondition", "OfferingCondition");

  @Test
  void the_page_of_the_format_is_what_the_loaders_read() {
    Page.of("policy-format.md")
        .replace(
            "policy",
            tables(PolicyLoader.against(SmallCatalog.empty().build()).shape().reference()))
        .replace("waiver", tables(PolicyLoader.waiverShape().reference()))
        .replace("workload", tables(WorkloadLoader.shape().reference()))
        .check();
  }

  private static String tables(Reference document) {
    Map<String, Reference> objects = new LinkedHashMap<>();
    collect(document, objects);
    return objects.values().stream().map(FormatPageTest::table).collect(Collectors.joining("\n"));
  }

  private static void collect(Reference reference, Map<String, Reference> found) {
    if (ELSEWHERE.contains(reference.type()) || reference.type().endsWith("Requirement")) {
      return;
    }
    if (!reference.keys().isEmpty() && found.putIfAbsent(reference.type(), reference) != null) {
      return;
    }
    reference.keys().forEach(key -> collect(key.value(), found));
    reference.parts().forEach(part -> collect(part, found));
  }

  private static String table(Reference object) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(object.type()).append("**: ").append(object.doc()).append("\n\n");
    text.append("| key | value | says |\n| --- | --- | --- |\n");
    boolean kinds = false;
    for (Reference.Key key : object.keys()) {
      if (key.doc().startsWith("requirement of kind")) {
        // Which kinds there are depends on the class path; the page must not.
        if (!kinds) {
          text.append(
              "| *rule kind* | Requirement | what is asked: one of the [rule kinds](rules/) |\n");
        }
        kinds = true;
        continue;
      }
      text.append("| `")
          .append(key.name())
          .append("`")
          .append(key.required() ? " (required)" : "")
          .append(" | ")
          .append(value(key.value()))
          .append(" | ")
          .append(key.doc())
          .append(" |\n");
    }
    return text.toString();
  }

  private static String value(Reference value) {
    List<String> words = words(value);
    String type = value.type().replace("<", "&lt;").replace("|", "\\|");
    if (!words.isEmpty()) {
      String list = value.type().contains("list of") ? "list of " : "";
      return list + words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(" "));
    }
    return type + value.example().map(example -> ", as in `" + example + "`").orElse("");
  }

  private static List<String> words(Reference value) {
    if (!value.values().isEmpty()) {
      return value.values();
    }
    return value.parts().size() == 1 ? value.parts().get(0).values() : List.of();
  }
}
