package dev.domicile.core.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Citation;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Obligation;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Waiver;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes decisions as JSON. Rules and sources are told once and referred to by id; the names are a
 * public contract. Same decision, same bytes.
 */
final class DecisionJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Map<String, SourceRef> sources = new TreeMap<>();

  private DecisionJson(JsonGenerator json) {
    this.json = json;
  }

  private interface Body {
    void write(DecisionJson out) throws IOException;
  }

  private static String text(Body body) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      body.write(new DecisionJson(generator));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toString();
  }

  static String write(Decision decision) {
    return text(out -> out.decision(decision));
  }

  static String write(ExplainedCandidate explained) {
    return text(out -> out.explained(explained));
  }

  private void decision(Decision decision) throws IOException {
    Asked asked = decision.asked();
    json.writeStartObject();
    json.writeStringField("apiVersion", "domicile/v1");
    json.writeStringField("kind", "Decision");
    json.writeStringField("workload", decision.workload().name());
    json.writeStringField("asOf", decision.asOf().toString());
    json.writeStringField("outcome", decision.outcome().toString());
    if (decision.isUndecided()) {
      json.writeBooleanField("undecided", true);
    }
    json.writeStringField("judged", lower(decision.judged()));
    strings("uncovered", decision.uncovered().codes());
    findings(decision.findings());
    strings("warnings", decision.warnings());
    json.writeObjectFieldStart("policies");
    json.writeStringField("digest", asked.point().policies().digest());
    json.writeNumberField("count", asked.point().policies().policies().size());
    json.writeNumberField("rules", asked.point().rules().size());
    json.writeEndObject();
    json.writeObjectFieldStart("catalog");
    json.writeStringField("digest", asked.catalog().digest());
    json.writeNumberField("offerings", asked.catalog().offerings().size());
    json.writeEndObject();
    json.writeObjectFieldStart("candidates");
    json.writeNumberField("allowed", decision.allowed().size());
    json.writeNumberField("conditional", decision.conditional().size());
    json.writeNumberField("refused", decision.refusals().size());
    json.writeEndObject();
    json.writeArrayFieldStart("placements");
    int rank = 1;
    for (Candidate placement : decision.placements()) {
      candidate(placement, Optional.of(rank++));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("refusals");
    for (Candidate refusal : decision.refusals()) {
      candidate(refusal, Optional.empty());
    }
    json.writeEndArray();
    announcements(decision.announcements());
    consultations(decision.consultations(), false);
    rules("rules");
    sources();
    waivers(asked.liveWaivers());
    json.writeObjectFieldStart("notCandidates");
    for (Map.Entry<String, Integer> entry : decision.notCandidates().entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void candidate(Candidate candidate, Optional<Integer> rank) throws IOException {
    Offering offering = candidate.entry();
    json.writeStartObject();
    json.writeStringField("offering", offering.id().toString());
    json.writeStringField("outcome", candidate.outcome().toString());
    if (rank.isPresent()) {
      json.writeNumberField("rank", rank.get());
    }
    json.writeStringField("provider", offering.id().provider());
    json.writeStringField("region", offering.id().region());
    optional("country", offering.region().country().map(Object::toString));
    json.writeStringField("service", offering.id().service());
    json.writeStringField("model", offering.id().model());
    json.writeStringField("developer", offering.model().developer().id());
    json.writeStringField("routing", offering.routing().id());
    optional("variant", offering.id().variant());
    processing(offering.stage(Stage.INFERENCE).extent());
    findings(candidate.findings());
    json.writeArrayFieldStart("obligations");
    if (candidate.outcome() != Outcome.REFUSED) {
      for (Obligation obligation : candidate.obligations()) {
        json.writeStartObject();
        json.writeStringField("id", obligation.id());
        json.writeStringField("text", obligation.text());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    strings("warnings", candidate.warnings());
    json.writeEndObject();
  }

  private void processing(Extent extent) throws IOException {
    json.writeObjectFieldStart("processing");
    strings("regions", extent.regions().stream().map(Object::toString).toList());
    strings("countries", extent.known().codes());
    switch (extent.bounding()) {
      case NONE -> strings("bound", List.of());
      case BOUNDED -> strings("bound", extent.bound().codes());
      case ANYWHERE -> strings("bound", List.of("anywhere"));
      case UNKNOWN, CUSTOMER_CHOSEN -> json.writeNullField("bound");
    }
    json.writeEndObject();
  }

  private void findings(List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      finding(finding);
    }
    json.writeEndArray();
  }

  private void finding(Finding finding) throws IOException {
    finding.written().ifPresent(rule -> rules.put(rule.qualifiedId(), rule));
    json.writeStartObject();
    json.writeStringField("rule", finding.rule());
    if (finding.stage().isPresent()) {
      json.writeStringField("stage", finding.stage().get().id());
    }
    json.writeStringField("verdict", finding.verdict().toString());
    if (finding.enforcement() != Enforcement.ENFORCE) {
      json.writeStringField("enforcement", finding.enforcement().toString());
    }
    if (finding.waivedBy().isPresent()) {
      json.writeStringField("waivedBy", finding.waivedBy().get());
    }
    strings("observed", finding.observed());
    strings("required", finding.required());
    json.writeStringField("message", finding.message());
    json.writeStringField("because", finding.because());
    if (!finding.needs().isEmpty()) {
      json.writeArrayFieldStart("needs");
      for (Need need : finding.needs()) {
        json.writeStartObject();
        strings("kinds", need.kinds());
        optional("with", need.with());
        strings("covers", need.covers());
        json.writeStringField("text", need.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("facts");
    for (Fact fact : finding.facts()) {
      fact(fact);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void fact(Fact fact) throws IOException {
    json.writeStartObject();
    json.writeStringField("fact", fact.name());
    json.writeStringField("value", fact.value());
    List<SourceRef> from = fact.sources();
    from.forEach(source -> sources.put(source.id(), source));
    if (!from.isEmpty()) {
      json.writeStringField("source", from.get(0).id());
      if (from.size() > 1) {
        strings("sources", from.stream().map(SourceRef::id).toList());
      }
    }
    if (fact.provenance().isPresent()) {
      json.writeStringField("confidence", fact.provenance().get().confidence().toString());
    }
    json.writeEndObject();
  }

  private void rules(String field) throws IOException {
    json.writeObjectFieldStart(field);
    for (Rule rule : rules.values()) {
      json.writeObjectFieldStart(rule.qualifiedId());
      json.writeStringField("kind", rule.kinds());
      json.writeStringField("title", rule.title());
      json.writeStringField("grade", rule.grade().toString());
      json.writeArrayFieldStart("citations");
      for (Citation citation : rule.citations()) {
        json.writeStartObject();
        json.writeStringField("instrument", citation.instrument());
        present("section", citation.section());
        present("title", citation.title());
        present("url", citation.url());
        present("asOf", citation.asOf());
        json.writeEndObject();
      }
      json.writeEndArray();
      present("remedy", rule.remedy());
      json.writeObjectFieldStart("source");
      json.writeStringField("file", rule.position().file());
      json.writeNumberField("line", rule.position().line());
      json.writeNumberField("column", rule.position().column());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void sources() throws IOException {
    json.writeObjectFieldStart("sources");
    for (SourceRef source : sources.values()) {
      json.writeObjectFieldStart(source.id());
      present("title", source.title());
      present("url", source.url());
      present("asOf", source.asOf());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void waivers(List<Waiver> waivers) throws IOException {
    json.writeArrayFieldStart("waivers");
    for (Waiver waiver : waivers) {
      json.writeStartObject();
      json.writeStringField("id", waiver.id());
      strings("rules", waiver.rules().stream().map(rule -> rule.value()).toList());
      json.writeStringField("approver", waiver.approver());
      json.writeStringField("reason", waiver.reason());
      present("reference", waiver.reference());
      json.writeStringField("until", waiver.until().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void announcements(List<Announcement> announcements) throws IOException {
    json.writeArrayFieldStart("announcements");
    for (Announcement announcement : announcements) {
      rules.put(announcement.rule().qualifiedId(), announcement.rule());
      json.writeStartObject();
      json.writeStringField("rule", announcement.rule().qualifiedId());
      json.writeStringField("from", announcement.from().toString());
      json.writeStringField("title", announcement.rule().title());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * What was asked outside the engine; nothing if nobody was. The words of both sides differ from
   * one time to the next, so a record of a decision goes without them.
   */
  private void consultations(List<Consultation> consultations, boolean words) throws IOException {
    if (consultations.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("consultations");
    for (Consultation one : consultations) {
      rules.put(one.rule().qualifiedId(), one.rule());
      json.writeStartObject();
      json.writeStringField("rule", one.rule().qualifiedId());
      json.writeStringField("asked", one.answer().asked());
      json.writeNumberField("offerings", one.offerings());
      if (one.answer().failure().isPresent()) {
        json.writeObjectFieldStart("failure");
        json.writeStringField("code", one.answer().failure().get().code());
        json.writeStringField("because", one.answer().failure().get().because());
        json.writeEndObject();
      }
      if (words) {
        ExternalAnswer.Transcript transcript = one.answer().transcript();
        embedded("request", transcript.request());
        embedded("response", transcript.response());
        if (transcript.took().isPresent()) {
          json.writeNumberField("millis", transcript.took().get().toMillis());
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** As JSON if it is, else as text: nobody else's words may break ours. */
  private void embedded(String name, Optional<String> text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    json.writeFieldName(name);
    if (isOneValue(text.get())) {
      try (JsonParser parser = FACTORY.createParser(text.get())) {
        parser.nextToken();
        json.copyCurrentStructure(parser);
      }
    } else {
      json.writeString(text.get());
    }
  }

  private static boolean isOneValue(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false; // cannot be a failure to read: the text is in memory
    }
  }

  private void explained(ExplainedCandidate explained) throws IOException {
    json.writeStartObject();
    json.writeStringField("apiVersion", "domicile/v1");
    json.writeStringField("kind", "ExplainedCandidate");
    json.writeStringField("workload", explained.workload().name());
    json.writeStringField("asOf", explained.asOf().toString());
    json.writeStringField("offering", explained.candidate().offering().toString());
    json.writeStringField("outcome", explained.candidate().outcome().toString());
    if (explained.candidate().isUndecided()) {
      json.writeBooleanField("undecided", true);
    }
    findings(explained.builtIn());
    json.writeArrayFieldStart("rules");
    for (ExplainedCandidate.ExplainedRule rule : explained.rules()) {
      Rule written = rule.scope().rule();
      rules.put(written.qualifiedId(), written);
      json.writeStartObject();
      json.writeStringField("rule", written.qualifiedId());
      json.writeBooleanField("applies", rule.scope().applies());
      json.writeStringField("because", rule.scope().because());
      strings("ruledOutBy", rule.scope().ruledOutBy());
      optional("verdict", rule.verdict().map(Object::toString));
      json.writeStringField("enforcement", written.enforcement().toString());
      findings(rule.findings());
      json.writeEndObject();
    }
    json.writeEndArray();
    consultations(explained.consultations(), true);
    rules("ruleTable"); // `rules` is the list of verdicts here
    sources();
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void optional(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  private void present(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
