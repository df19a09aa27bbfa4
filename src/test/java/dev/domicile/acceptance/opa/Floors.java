package dev.domicile.acceptance.opa;

import static java.util.Map.entry;

import java.util.Map;

/**
 * How many of a thousand generated cases have to show a thing: a third, or of rare things a
 * quarter, of what they showed when this was written.
 */
final class Floors {

  static final Map<String, Integer> IN_A_THOUSAND =
      Map.ofEntries(
          entry("announcement", 130),
          entry("candidate allowed", 128),
          entry("candidate certification needs-evidence", 20),
          entry("candidate certification unknown", 78),
          entry("candidate certification violated", 10),
          entry("candidate conditional", 68),
          entry("candidate domicile/covered violated", 228),
          entry("candidate domicile/usable needs-evidence", 58),
          entry("candidate domicile/usable unknown", 153),
          entry("candidate domicile/usable violated", 4),
          entry("candidate evidence needs-evidence", 54),
          entry("candidate offering needs-evidence", 13),
          entry("candidate offering unknown", 43),
          entry("candidate offering violated", 63),
          entry("candidate refused", 245),
          entry("candidate residency in branches needs-evidence", 4),
          entry("candidate residency in branches unknown", 4),
          entry("candidate residency in branches violated", 3),
          entry("candidate residency needs-evidence", 92),
          entry("candidate residency unknown", 94),
          entry("candidate residency violated", 98),
          entry("candidate several kinds in branches needs-evidence", 51),
          entry("candidate several kinds in branches unknown", 33),
          entry("candidate several kinds in branches violated", 10),
          entry("candidate several kinds needs-evidence", 6),
          entry("candidate several kinds unknown", 5),
          entry("candidate several kinds violated", 5),
          entry("candidate statement needs-evidence", 1),
          entry("candidate statement violated", 10),
          entry("evidence counted", 2),
          entry("finding that is observe", 91),
          entry("finding that is warn", 225),
          entry("min confidence", 83),
          entry("no candidate: announced", 155),
          entry("no candidate: not-accessible", 131),
          entry("no candidate: retired", 150),
          entry("no candidate: without feature ai-model-serving-memory", 14),
          entry("no candidate: without feature azure-foundry-memory", 14),
          entry("no candidate: without feature bedrock-memory", 13),
          entry("obligations", 35),
          entry("rule of unknown scope", 114),
          entry("rule that does not apply", 275),
          entry("several placements in a preferred order", 43),
          entry("uncovered, refused", 63),
          entry("uncovered, warned", 188),
          entry("waived needs-evidence", 4),
          entry("waived unknown", 5),
          entry("waived violated", 4),
          entry("workload allowed", 125),
          entry("workload conditional", 21),
          entry("workload domicile/covered violated", 251),
          entry("workload portability violated", 46),
          entry("workload refused", 179));

  private Floors() {}
}
