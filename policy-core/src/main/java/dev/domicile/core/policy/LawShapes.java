package dev.domicile.core.policy;

import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a policy writes what belongs to law: where it is read, when it holds, what it adds. */
final class LawShapes {

  private LawShapes() {}

  static Shape<Citation> citation() {
    ObjectBuilder b = Shape.object("Citation", "the place in the law that asks for it");
    Key<String> instrument = b.required("instrument", Shape.text(), "id of the law or document");
    Key<Optional<String>> section = b.optional("section", Shape.text(), "article or section");
    Key<Optional<String>> title = b.optional("title", Shape.text(), "what it is called");
    Key<Optional<String>> url = b.optional("url", Shape.text(), "address where it was read");
    Key<Optional<String>> asOf = b.optional("asOf", Shape.text(), "day of the state that was read");
    b.example(instrument, "eu-gdpr-ch5")
        .absent(section, "the whole of it")
        .example(section, "Art. 44-49")
        .absent(title, "the id is shown")
        .example(title, "GDPR")
        .absent(url, "not said")
        .example(url, "https://eur-lex.europa.eu/eli/reg/2016/679/oj")
        .absent(asOf, "not said")
        .example(asOf, "2026-05-01");
    return b.build(
        f ->
            new Citation(f.get(instrument), f.get(section), f.get(title), f.get(url), f.get(asOf)));
  }

  static Shape<EffectiveDates> effective(boolean fromRequired) {
    ObjectBuilder b =
        fromRequired
            ? Shape.object("Effective", "when the policy is in force")
            : Shape.object("RuleEffective", "when the rule is in force, within its policy's dates");
    ScalarShape<PartialDate> date = Shape.scalar("date", PartialDate::parse).example("2026-12-01");
    Key<Optional<PartialDate>> from =
        fromRequired
            ? b.required("from", date.map(Optional::of), "first day in force")
            : b.optional("from", date, "first day in force");
    Key<Optional<PartialDate>> until =
        b.optional("until", date.example("2029-07"), "first day on which it no longer holds");
    b.absent(until, fromRequired ? "no end is known" : "as the policy");
    if (!fromRequired) {
      b.absent(from, "as the policy");
    }
    return b.build(f -> EffectiveDates.of(f.get(from), f.get(until)));
  }

  static Shape<OrEvidence> orEvidence() {
    ObjectBuilder b = Shape.object("OrEvidence", "evidence that closes what the facts leave open");
    EvidenceDemand.Keys demand = EvidenceDemand.Keys.in(b);
    Key<Optional<List<Verdict>>> closes =
        b.optional(
            "closes",
            Shape.nonEmptyList(Shape.enumeration(Verdict.class)),
            "verdicts that it closes");
    b.absent(closes, "`unknown`; of `residency` also `violated`").example(closes, "[unknown]");
    return b.build(f -> new OrEvidence(demand.read(f), f.get(closes).map(Set::copyOf)));
  }

  static Shape<Obligation> obligation() {
    ObjectBuilder b = Shape.object("Obligation", "what an allowed placement must also do");
    Key<String> id = b.required("id", PolicyIds.shape("obligation id"), "unique in the rule");
    Key<String> text = b.required("text", Shape.text(), "what has to be done");
    b.example(id, "system-audit-report").example(text, "Have the system audited once a year.");
    return b.build(f -> new Obligation(f.get(id), f.get(text)));
  }
}
