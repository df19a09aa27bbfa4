package dev.domicile.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.Corpus;
import dev.domicile.core.decision.SmallCatalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code invalid/<what>.yaml} gives exactly the diagnostics of {@code <what>.expected}. A new
 * case is two files; {@code -Dgolden.update=true} writes the expectations anew.
 */
class PolicyCorpusTest {

  private static final Corpus CORPUS = new Corpus("policy");

  private static final Catalog CATALOG =
      SmallCatalog.standard().offering("aws/eu-west-1/bedrock/deepseek-v3@in-region").build();

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void an_invalid_policy_gives_its_expected_diagnostics(String name) {
    CORPUS.compare(name, load(name).diagnostics());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void an_invalid_policy_is_rejected(String name) {
    assertFalse(load(name).isAccepted());
  }

  @Test
  void twelve_mistakes_give_twelve_diagnostics_at_their_places() {
    assertEquals(12, load("twelve-mistakes.yaml").diagnostics().size());
  }

  @Test
  void every_code_has_a_case_and_a_row_in_the_documentation() {
    TreeSet<String> codes = Corpus.codesInSource("POLICY");
    assertFalse(codes.isEmpty());
    TreeSet<String> withoutCase = new TreeSet<>(codes);
    names().forEach(name -> load(name).diagnostics().forEach(d -> withoutCase.remove(d.code())));
    assertEquals(new TreeSet<>(), withoutCase);
    assertEquals(new TreeSet<>(), Corpus.undocumented(codes));
  }

  private static Loaded<PolicySet> load(String name) {
    return PolicyLoader.against(CATALOG).load(Source.of(name, CORPUS.files(name)));
  }

  static Stream<String> names() {
    return CORPUS.names();
  }
}
