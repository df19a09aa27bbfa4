package dev.domicile.acceptance.opa;

import static java.util.Map.entry;

import java.util.Map;

/**
 * How many of a thousand generated cases have to show a thing: about a third of what they showed
 * when this was written.
 */
final class Floors {

  static final Map<String, Integer> IN_A_THOUSAND =
      Map.ofEntries(
          entry("announcement", 100),
          entry("candidate allowed", 150),
          entry("candidate certification needs-evidence", 40),
          entry("candidate certification unknown", 120),
          entry("candidate certification violated", 12),
          entry("candidate conditional", 80),
          entry("candidate domicile/covered violated", 250),
          entry("candidate domicile/usable needs-evidence", 60),
          entry("candidate domicile/usable unknown", 150),
          entry("candidate domicile/usable violated", 8),
          entry("candidate evidence needs-evidence", 80),
          entry("candidate offering needs-evidence", 25),
          entry("candidate offering unknown", 50),
          entry("candidate offering violated", 60),
          entry("candidate refused", 400),
          entry("candidate residency in branches violated", 3),
          entry("candidate residency needs-evidence", 120),
          entry("candidate residency unknown", 150),
          entry("candidate residency violated", 150),
          entry("candidate several kinds in branches needs-evidence", 60),
          entry("candidate several kinds in branches unknown", 50),
          entry("candidate several kinds in branches violated", 20),
          entry("candidate several kinds needs-evidence", 10),
          entry("candidate several kinds unknown", 12),
          entry("candidate several kinds violated", 12),
          entry("candidate statement needs-evidence", 3),
          entry("candidate statement violated", 20),
          entry("evidence counted", 3),
          entry("finding that is observe", 120),
          entry("finding that is warn", 250),
          entry("min confidence", 200),
          entry("no candidate: announced", 150),
          entry("no candidate: not-accessible", 150),
          entry("no candidate: retired", 150),
          entry("obligations", 40),
          entry("rule of unknown scope", 150),
          entry("rule that does not apply", 400),
          entry("several placements in a preferred order", 50),
          entry("uncovered, refused", 70),
          entry("uncovered, warned", 200),
          entry("waived needs-evidence", 7),
          entry("waived unknown", 7),
          entry("waived violated", 7),
          entry("workload allowed", 120),
          entry("workload conditional", 35),
          entry("workload domicile/covered violated", 250),
          entry("workload portability violated", 60),
          entry("workload refused", 200));

  private Floors() {}
}
