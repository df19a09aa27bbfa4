package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.source.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a rule together with cases that show what it lets through and what not. Which workloads
 * and offerings show that is asked of the engine. What comes out loads, is laid out, lints clean
 * and passes its test; where that cannot be, nothing comes out.
 */
public final class RuleWriting {

  private final Workshop workshop;

  /** Writes with these. */
  public RuleWriting(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Adds a rule to the policy of a file, and cases to the test beside it, which is made if there is
   * none.
   *
   * @throws UsageException if the rule is there already, or nothing in the catalog shows it
   * @throws dev.domicile.core.source.InvalidSourceException if the policy or its test is broken
   */
  public WrittenRule add(Path policy, NewRule rule) {
    return complete(PolicyDraft.withRule(policy, rule, workshop));
  }

  /**
   * A new policy with a first rule, and its test.
   *
   * @throws UsageException if nothing in the catalog shows the rule
   */
  public WrittenRule begin(Path file, NewPolicy policy) {
    return complete(PolicyDraft.fresh(file, policy, workshop));
  }

  private WrittenRule complete(PolicyDraft policy) {
    TestDraft test = new TestDraft(policy, workshop);
    CaseText cases = new CaseSearch(policy, test).cases();
    SourceFile file = test.with(cases);
    TestDraft.Ran ran = test.run(file, cases);
    Map<Path, SourceFile> drafts = new HashMap<>();
    drafts.put(policy.path(), policy.after());
    drafts.put(test.path(), file);
    new LintOfDraft(workshop).check(drafts);
    return new WrittenRule(
        policy.path(),
        Laid.text(policy.after()),
        policy.rule().position().line(),
        test.path(),
        Laid.text(file),
        cases.told(),
        ran.missing(),
        ran.red());
  }
}
