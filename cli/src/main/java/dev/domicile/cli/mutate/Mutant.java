package dev.domicile.cli.mutate;

import dev.domicile.cli.format.UnifiedDiff;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A policy file with one small change that should matter. Immutable.
 *
 * @param id what stays the same while the rule does: {@code policy/rule/path/change}
 * @param rule {@code policy/rule}; empty for a change of the policy as a whole
 * @param ofScope whether only to what rules apply is changed, or when
 * @param change what is changed, in a phrase
 * @param hint what kind of case would notice
 * @param position where
 * @param file the file as it is
 * @param text the file as changed; without a policy if its only rule was deleted
 */
public record Mutant(
    String id,
    Optional<String> rule,
    boolean ofScope,
    String change,
    Hint hint,
    SourcePosition position,
    SourceFile file,
    String text) {

  /** The change as {@code diff -u} writes it. */
  public String diff() {
    String before = new String(file.content(), StandardCharsets.UTF_8);
    return UnifiedDiff.of(file.name(), before, text);
  }
}
