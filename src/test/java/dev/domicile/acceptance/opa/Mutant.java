package dev.domicile.acceptance.opa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wrong version of the semantics.
 *
 * @param says what is wrong with it
 * @param file the file that is changed
 * @param right what stands there, once
 * @param wrong what stands there instead
 */
record Mutant(String says, String file, String right, String wrong) {

  /** Ways in which somebody could get the semantics wrong, most of them towards a false allow. */
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "a place outside is satisfied",
              "residency.rego",
              "else := 3 if {\n\tmeet(place.known, outside(set_, named))",
              "else := 0 if {\n\tmeet(place.known, outside(set_, named))"),
          new Mutant(
              "anywhere is inside",
              "residency.rego",
              "else := 3 if {\n\tplace.bounding == \"anywhere\"\n} else := 2",
              "else := 0 if {\n\tplace.bounding == \"anywhere\"\n} else := 2"),
          new Mutant(
              "an unknown place is violated instead of unknown",
              "residency.rego",
              "} else := 2 if {\n\tplace.bounding != \"bounded\"\n} else := 3 if {\n"
                  + "\tinside(place.bound, outside(set_, named))\n} else := 0",
              "} else := 3 if {\n\tplace.bounding != \"bounded\"\n} else := 3 if {\n"
                  + "\tinside(place.bound, outside(set_, named))\n} else := 0"),
          new Mutant(
              "scoped members belong without evidence",
              "residency.rego",
              "} else := 1 if {\n\tinside(named,",
              "} else := 0 if {\n\tinside(named,"),
          new Mutant(
              "a scoped member is no member for `notIn`",
              "residency.rego",
              "members(set_) := set_[\"in\"] | object.keys(set_.scoped)",
              "members(set_) := set_[\"in\"] | {c | some c in object.keys(set_.scoped); false}"),
          new Mutant(
              "a declared copy anywhere is a copy there",
              "residency.rego",
              "copy_in(set_, place, named, accepted) := 0 if {\n"
                  + "\tmeet(place.declared, set_[\"in\"] | accepted)",
              "copy_in(set_, place, named, accepted) := 0 if {\n"
                  + "\tmeet(place.declared, (set_[\"in\"] | accepted) | named)"),
          new Mutant(
              "a place that is still to be said is forgotten",
              "residency.rego",
              "say := {\"verdict\": 1,",
              "say := {\"verdict\": 0,"),
          new Mutant(
              "confidence is not asked for",
              "places.rego",
              "parts(fact, promise, least) := {bounded_by(nothing_known, promise)} if"
                  + " fact.confidence < least",
              "parts(fact, promise, least) := {bounded_by(fact, promise)} if"
                  + " fact.confidence < least"),
          new Mutant(
              "evidence counts whoever it is with",
              "evidence.rego",
              "\t\tpiece.kind in kinds\n\t\tquestion.is_with(piece, operator)\n",
              "\t\tpiece.kind in kinds\n"),
          new Mutant(
              "evidence need not cover the countries",
              "evidence.rego",
              "\tcount(countries - {country |",
              "\tcount(countries - countries - {country |"),
          new Mutant(
              "evidence closes what it may not",
              "evidence.rego",
              "\tverdict_ in closes\n",
              "\tcloses != 0\n"),
          new Mutant(
              "all kinds of evidence are one of them",
              "evidence.rego",
              "\t\tis_open({kind}, operator, countries, anywhere)\n",
              "\t\tkind != \"\"\n"),
          new Mutant(
              "a set holds after its last day",
              "sets.rego",
              "\tobject.get(member, \"until\", \"9999-12-32\") > question.day",
              "\tobject.get(member, \"until\", \"9999-12-32\") >= \"2000-01-01\""),
          new Mutant(
              "an unread list is an empty one",
              "sets.rego",
              "rest(set) := set.membersKnown == false",
              "rest(set) := false if set.membersKnown in {true, false}"),
          new Mutant(
              "an unknown scope does not apply",
              "scopes.rego",
              "is_ruled_out(rule) if conditions.truth(rule.when, question.values) == 0",
              "is_ruled_out(rule) if conditions.truth(rule.when, question.values) < 2"),
          new Mutant(
              "an unknown `unless` exempts",
              "scopes.rego",
              "is_ruled_out(rule) if conditions.truth(rule.unless, question.values) == 2",
              "is_ruled_out(rule) if conditions.truth(rule.unless, question.values) > 0"),
          new Mutant(
              "a rule of unknown scope covers",
              "scopes.rego",
              "is_surely_wanted(rule) if conditions.truth(rule.when, question.values) == 2",
              "is_surely_wanted(rule) if conditions.truth(rule.when, question.values) > 0"),
          new Mutant(
              "a rule that only warns covers",
              "scopes.rego",
              "\trule.enforcement == \"enforce\"\n",
              "\trule.enforcement != \"\"\n"),
          new Mutant(
              "an ended waiver lifts",
              "waivers.rego",
              "\twaiver.until > question.day\n",
              "\twaiver.until > \"2000-01-01\"\n"),
          new Mutant(
              "a waiver lifts every verdict",
              "waivers.rego",
              "\tverdict in waiver.lifts\n",
              "\tverdict != \"\"\n"),
          new Mutant(
              "a waiver lifts nothing",
              "waivers.rego",
              "\trule in waiver.rules\n",
              "\trule in []\n"),
          new Mutant(
              "a claim that is out of scope leaves the matter open",
              "claims.rego",
              "} else := 3 if {\n\t\"out-of-scope\" in meant",
              "} else := 2 if {\n\t\"out-of-scope\" in meant"),
          new Mutant(
              "no claim is as good as one",
              "claims.rego",
              "} else := 3 if {\n\t\"falls-short\" in meant\n} else := 2",
              "} else := 3 if {\n\t\"falls-short\" in meant\n} else := 0"),
          new Mutant(
              "a claim counts in every region",
              "claims.rego",
              "is_of_region(reading, region) if region in reading.regions",
              "is_of_region(reading, region) if region != reading"),
          new Mutant(
              "the worst branch counts",
              "saying.rego",
              "\tleast := min(worst)\n",
              "\tleast := max(worst)\n"),
          new Mutant(
              "what is unknown of an offering holds",
              "offering.rego",
              "verdicts := [3, 2, 0]",
              "verdicts := [3, 0, 0]"),
          new Mutant(
              "`not` keeps what it should turn round",
              "conditions.rego",
              "signed(comparison, values) := 2 - compared(comparison, values) if {",
              "signed(comparison, values) := compared(comparison, values) if {"),
          new Mutant(
              "an announced offering is a candidate",
              "usable.rego",
              "\tfrom != \"\"\n\tquestion.day < from\n",
              "\tfrom != \"\"\n\tquestion.day < \"2000-01-01\"\n"),
          new Mutant(
              "an impaired region can be used",
              "usable.rego",
              "} else := 2 if {\n\tis_impaired(",
              "} else := 0 if {\n\tis_impaired("),
          new Mutant(
              "portability counts too little",
              "portability.rego",
              ">= body[what]",
              "> body[what] - 2"),
          new Mutant(
              "places that nobody names come first",
              "ranking.rego",
              "countries(place) := 10000 if",
              "countries(place) := 0 if"));

  /** Copies the semantics into {@code folder}, this one thing wrong, and gives the folder. */
  Path writtenTo(Path folder) {
    try (Stream<Path> files = Files.list(Semantics.SHIPPED)) {
      for (Path source : files.filter(Mutant::isSemantics).toList()) {
        String text = Files.readString(source);
        boolean changed = source.endsWith(file);
        Files.writeString(
            folder.resolve(source.getFileName()), changed ? text.replace(right, wrong) : text);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often the place that is changed stands in the file: a mutant needs exactly one. */
  int places() {
    try {
      String text = Files.readString(Semantics.SHIPPED.resolve(file));
      return (text.length() - text.replace(right, "").length()) / right.length();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSemantics(Path file) {
    return file.toString().endsWith(".rego") && !file.toString().endsWith("_test.rego");
  }

  @Override
  public String toString() {
    return says;
  }
}
