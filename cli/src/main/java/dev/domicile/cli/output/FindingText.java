package dev.domicile.cli.output;

import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One finding in words, with the facts it rests on. Collects the sources that the facts name. */
final class FindingText {

  private final Page page;
  private final Map<String, SourceRef> sources = new TreeMap<>();

  FindingText(Page page) {
    this.page = page;
  }

  /** The finding, {@code indent} columns from the left. */
  void write(Finding finding, int indent) {
    String space = " ".repeat(indent);
    String stage = finding.stage().map(Stage::id).map(id -> id + ": ").orElse("");
    page.wrapped(
        space + page.sign(Page.Mark.of(finding.verdict())) + " ",
        indent + 2,
        stage + finding.verdict() + aside(finding) + words(finding));
    if (finding.verdict() != Verdict.SATISFIED) {
      comparison(finding, indent + 2);
    }
    finding.facts().forEach(fact -> fact(fact, indent + 2));
    finding.needs().forEach(need -> need(need, indent + 2));
  }

  /** The sources of all facts written so far, each once. */
  void sources() {
    if (sources.isEmpty()) {
      return;
    }
    page.heading("Sources");
    sources.forEach(
        (id, source) -> {
          List<String> parts = new ArrayList<>();
          source.title().ifPresent(parts::add);
          source.url().ifPresent(parts::add);
          source.asOf().ifPresent(day -> parts.add("as of " + day));
          page.wrapped("  " + Page.clean(id) + ": ", 6, String.join(", ", parts));
        });
  }

  private static String aside(Finding finding) {
    String enforcement =
        finding.enforcement() == Enforcement.ENFORCE
            ? ""
            : " (" + finding.enforcement() + ": refuses nothing)";
    return enforcement + finding.waivedBy().map(id -> " (waived by " + id + ")").orElse("");
  }

  private static String words(Finding finding) {
    if (finding.verdict() == Verdict.SATISFIED) {
      return finding.because().isEmpty() ? "" : ", " + finding.because();
    }
    return finding.message().equals(finding.because())
        ? ": " + finding.message()
        : ": " + finding.message() + " (" + finding.because() + ")";
  }

  private void comparison(Finding finding, int indent) {
    if (finding.observed().isEmpty() && finding.required().isEmpty()) {
      return;
    }
    page.wrapped(
        " ".repeat(indent),
        indent + 2,
        "observed "
            + String.join(", ", finding.observed())
            + "; required "
            + String.join(", ", finding.required()));
  }

  private void fact(Fact fact, int indent) {
    List<String> from = new ArrayList<>();
    for (SourceRef source : fact.sources()) {
      sources.put(source.id(), source);
      from.add(source.id());
    }
    String confidence =
        fact.provenance().map(found -> ", confidence " + found.confidence()).orElse("");
    String origin = from.isEmpty() ? "" : " [" + String.join(", ", from) + confidence + "]";
    page.wrapped(
        " ".repeat(indent) + "fact: ", indent + 6, fact.name() + " = " + fact.value() + origin);
  }

  private void need(Need need, int indent) {
    String kinds = String.join(" or ", need.kinds());
    String with = need.with().map(party -> " with " + party).orElse("");
    String covers = need.covers().isEmpty() ? "" : " covering " + String.join(", ", need.covers());
    String what = kinds.isEmpty() ? "" : kinds + with + covers;
    String text = need.text().isEmpty() || what.isEmpty() ? need.text() : ": " + need.text();
    page.wrapped(" ".repeat(indent) + "declare: ", indent + 9, what + text);
  }
}
