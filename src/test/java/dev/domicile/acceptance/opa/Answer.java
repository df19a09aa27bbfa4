package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.databind.JsonNode;
import dev.domicile.core.decision.Announcement;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.Enforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a decision says, part by part, in a form in which two of them can be compared: {@code
 * outcome}, {@code order} of placements, {@code OFFERING rule/id stage}, …
 */
final class Answer {

  private static final String NOTHING = "nothing";

  private final SortedMap<String, String> parts = new TreeMap<>();

  private Answer() {}

  /** One part that two answers do not share. */
  record Difference(String part, String java, String rego) {
    @Override
    public String toString() {
      return part + "\n    Java " + java + "\n    Rego " + rego;
    }
  }

  /** What the engine says. */
  static Answer of(Decision decision) {
    Answer answer = new Answer();
    answer.put("outcome", decision.outcome().toString());
    answer.put("uncovered", decision.uncovered().codes());
    answer.put("not candidates", new TreeMap<>(decision.notCandidates()));
    answer.put("allowed", decision.allowed().size());
    answer.put("conditional", decision.conditional().size());
    answer.put("refused", decision.refusals().size());
    decision.findings().forEach(finding -> answer.finding("workload", finding));
    List<String> order = new ArrayList<>();
    for (Candidate placement : decision.placements()) {
      order.add(placement.offering().toString());
      answer.candidate(placement);
    }
    answer.put("order", order);
    decision.refusals().forEach(answer::candidate);
    List<String> announced = new ArrayList<>();
    for (Announcement announcement : decision.announcements()) {
      announced.add(announcement.rule().qualifiedId() + " from " + announcement.from());
    }
    announced.sort(null);
    answer.put("announcements", announced);
    return answer;
  }

  private void candidate(Candidate candidate) {
    String id = candidate.offering().toString();
    put(id, candidate.outcome().toString());
    candidate.findings().forEach(finding -> finding(id, finding));
    if (candidate.outcome() != Outcome.REFUSED) {
      SortedSet<String> texts = new TreeSet<>();
      candidate.obligations().forEach(duty -> texts.add(duty.id() + " " + duty.text()));
      put(id + " obligations", texts);
    }
  }

  private void finding(String subject, Finding finding) {
    finding(
        subject,
        finding.rule(),
        finding.stage().map(stage -> stage.id()).orElse(""),
        finding.verdict().toString(),
        finding.enforcement().toString(),
        finding.waivedBy().orElse(""));
  }

  private void finding(
      String subject, String rule, String stage, String verdict, String enforced, String waivedBy) {
    String part = subject + " " + rule + " " + stage;
    String says = verdict;
    says += enforced.equals(Enforcement.ENFORCE.toString()) ? "" : ", " + enforced;
    says += waivedBy.isEmpty() ? "" : ", waived by " + waivedBy;
    parts.merge(part.strip(), says, Answer::both);
  }

  /** A rule of several requirements may say more than one thing of a stage, in any order. */
  private static String both(String one, String other) {
    return Stream.of((one + "; " + other).split("; ")).sorted().collect(Collectors.joining("; "));
  }

  private void put(String part, Object value) {
    parts.put(part, value.toString());
  }

  /** What OPA answers, as the body of {@code POST /v1/data/…}. */
  static Answer of(int status, JsonNode body) {
    JsonNode decision = body.path("result");
    if (status != 200 || !decision.isObject() || decision.has("error")) {
      Answer answer = new Answer();
      answer.put("outcome", "no decision: " + status + " " + body);
      return answer;
    }
    return ofDecision(decision);
  }

  /** What a decision says in JSON, whoever wrote it. */
  static Answer ofDecision(JsonNode decision) {
    Answer answer = new Answer();
    answer.put("outcome", decision.path("outcome").asText());
    answer.put("uncovered", texts(decision.path("uncovered")));
    TreeMap<String, String> not = new TreeMap<>();
    decision
        .path("notCandidates")
        .properties()
        .forEach(entry -> not.put(entry.getKey(), entry.getValue().toString()));
    answer.put("not candidates", not);
    for (String outcome : List.of("allowed", "conditional", "refused")) {
      answer.put(outcome, decision.path("candidates").path(outcome));
    }
    answer.findings("workload", decision.path("findings"));
    List<String> order = new ArrayList<>();
    for (JsonNode placement : decision.path("placements")) {
      order.add(placement.path("offering").asText());
      answer.candidate(placement);
    }
    answer.put("order", order);
    decision.path("refusals").forEach(answer::candidate);
    List<String> announced = new ArrayList<>();
    for (JsonNode one : decision.path("announcements")) {
      announced.add(one.path("rule").asText() + " from " + one.path("from").asText());
    }
    announced.sort(null);
    answer.put("announcements", announced);
    return answer;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private void candidate(JsonNode candidate) {
    String id = candidate.path("offering").asText();
    put(id, candidate.path("outcome").asText());
    findings(id, candidate.path("findings"));
    if (!candidate.path("outcome").asText().equals(Outcome.REFUSED.toString())) {
      SortedSet<String> texts = new TreeSet<>();
      for (JsonNode duty : candidate.path("obligations")) {
        texts.add(duty.path("id").asText() + " " + duty.path("text").asText());
      }
      put(id + " obligations", texts);
    }
  }

  private void findings(String subject, JsonNode findings) {
    for (JsonNode finding : findings) {
      finding(
          subject,
          finding.path("rule").asText(),
          finding.path("stage").asText(),
          finding.path("verdict").asText(),
          finding.path("enforcement").asText(Enforcement.ENFORCE.toString()),
          finding.path("waivedBy").asText());
    }
  }

  /** What this, the engine's, and another answer do not share; empty if they are the same. */
  List<Difference> differences(Answer rego) {
    if (parts.equals(rego.parts)) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    SortedSet<String> all = new TreeSet<>(parts.keySet());
    all.addAll(rego.parts.keySet());
    for (String part : all) {
      String here = parts.getOrDefault(part, NOTHING);
      String there = rego.parts.getOrDefault(part, NOTHING);
      if (!here.equals(there)) {
        differences.add(new Difference(part, here, there));
      }
    }
    return differences;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    parts.forEach((part, says) -> text.append(part).append(": ").append(says).append('\n'));
    return text.toString();
  }
}
