package dev.domicile.acceptance.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.acceptance.properties.Worlds.Asking;
import dev.domicile.acceptance.properties.Worlds.Change;
import dev.domicile.cli.format.Formatter;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** What is formatted loads to the same: the digest of the policies, and decisions. */
@Domain(Worlds.class)
class FormattingTest {

  private static final Formatter FORMATTER = new Formatter();
  private static final Pattern COMMENT = Pattern.compile("# note \\d+");

  private int notes;

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void formatted_files_with_comments_anywhere_decide_the_same(@ForAll Change change) {
    Random random = new Random(change.choices().below(9999));
    Catalog catalog = change.world().catalog();
    List<Source> sources = new ArrayList<>();
    change.world().drafts().forEach(d -> sources.add(Source.text(d.id() + ".yaml", d.text())));
    change.world().waivers().forEach(w -> sources.add(Source.text("w" + sources.size(), w)));

    List<Source> tidy = sources.stream().map(source -> formatted(source, random)).toList();

    PolicySet policies = PolicyLoader.against(catalog).load(sources).orElseThrow();
    PolicySet same = PolicyLoader.against(catalog).load(tidy).orElseThrow();
    assertEquals(policies.digest(), same.digest());
    PolicyDecisionPoint point = PolicyDecisionPoint.of(catalog, policies);
    PolicyDecisionPoint other = PolicyDecisionPoint.of(catalog, same);
    for (Asking asking : change.asked().askings()) {
      Source source = Source.text("workload.yaml", asking.text());
      assertEquals(
          outcomes(point, load(source, catalog), asking),
          outcomes(other, load(formatted(source, random), catalog), asking));
    }
  }

  private static Workload load(Source source, Catalog catalog) {
    return WorkloadLoader.against(catalog).load(source).orElseThrow().get(0);
  }

  private static TreeSet<String> outcomes(
      PolicyDecisionPoint point, Workload workload, Asking asking) {
    TreeSet<String> outcomes = new TreeSet<>();
    for (Offering offering : point.catalog().offerings()) {
      Candidate candidate = point.check(workload, offering.id(), asking.day());
      outcomes.add(
          offering.id()
              + " "
              + candidate.outcome()
              + " "
              + EngineEqualsReferenceTest.lines(candidate.findings()));
    }
    return outcomes;
  }

  /** The file with comments thrown in, formatted; checks that they come out, once and for all. */
  private Source formatted(Source source, Random random) {
    String name = source.name();
    String text = source.files().stream().map(FormattingTest::text).reduce("", String::concat);
    String commented = commented(text, random);

    String formatted = FORMATTER.format(SourceFile.ofText(name, commented)).orElseThrow();

    assertEquals(notes(commented), notes(formatted), () -> commented + "\n=>\n" + formatted);
    SourceFile once = SourceFile.ofText(name, formatted);
    assertEquals(formatted, FORMATTER.format(once).orElseThrow());
    return Source.text(name, formatted);
  }

  private static String text(SourceFile file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  private String commented(String text, Random random) {
    StringBuilder commented = new StringBuilder();
    for (String line : text.lines().toList()) {
      while (random.nextInt(5) == 0) {
        commented.append(" ".repeat(random.nextInt(8))).append(note()).append('\n');
      }
      commented.append(random.nextInt(8) == 0 && !line.startsWith("---") ? "\n" : "").append(line);
      commented.append(random.nextInt(5) == 0 ? "   " + note() : "").append('\n');
    }
    return commented.append(note()).append('\n').toString();
  }

  private String note() {
    return "# note " + notes++;
  }

  private static TreeSet<String> notes(String text) {
    TreeSet<String> found = new TreeSet<>();
    COMMENT.matcher(text).results().forEach(result -> found.add(result.group()));
    return found;
  }
}
