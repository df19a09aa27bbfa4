package dev.domicile.cli.mutate;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.util.List;

/** Makes the mutants of a policy file. */
public final class Mutants {

  private Mutants() {}

  /**
   * Every mutant of the policies of a file, in the order of writing; some may be no policy any
   * more.
   *
   * @param file one that loads
   * @param catalog against which it loads: its sets, ladders and schemes tell what is next to what
   */
  public static List<Mutant> of(SourceFile file, Catalog catalog) {
    return YamlReader.readText(file, Limits.POLICY, new Problems())
        .map(
            text -> {
              Harvest harvest = new Harvest(file, text.text(), catalog);
              Written.read(text).stream()
                  .filter(document -> document.textOf("kind").orElse("").equals("Policy"))
                  .forEach(document -> new RuleChanges(harvest).policy(document));
              return harvest.mutants();
            })
        .orElse(List.of());
  }
}
