package dev.domicile.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import dev.domicile.core.source.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for whatever YAML we read. */
class FormatterPropertiesTest {

  private static final Formatter FORMATTER = new Formatter();
  private static final Pattern COMMENT = Pattern.compile("# c\\d+( it's: \"odd\" \\[)?");

  private static String format(String text) {
    Loaded<String> formatted = FORMATTER.format(SourceFile.ofText("any.yaml", text));
    assertTrue(formatted.isAccepted(), () -> formatted.diagnostics() + "\n" + text);
    return formatted.orElseThrow();
  }

  private static Optional<YamlText> read(String text) {
    return YamlReader.readText(SourceFile.ofText("any.yaml", text), Limits.POLICY, new Problems());
  }

  @Property(tries = 3000)
  void comments_and_meaning_stay_and_a_second_run_changes_nothing(@ForAll long seed) {
    AnyYaml yaml = new AnyYaml(seed);
    String text = yaml.write();
    Optional<YamlText> before = read(text);
    Assume.that(before.isPresent());

    String formatted = format(text);

    assertTrue(
        Meaning.same(before.get().documents(), read(formatted).orElseThrow().documents()),
        () -> text + "\n=>\n" + formatted);
    assertEquals(yaml.comments(), comments(formatted), () -> text + "\n=>\n" + formatted);
    assertEquals(formatted, format(formatted), () -> text);
  }

  private static List<String> comments(String text) {
    Matcher found = COMMENT.matcher(text);
    return found.results().map(result -> result.group()).toList();
  }

  @Property(tries = 300)
  void any_text_is_formatted_or_refused(@ForAll String text) {
    Loaded<String> formatted = FORMATTER.format(SourceFile.ofText("any.yaml", text));

    formatted.diagnostics().forEach(d -> assertTrue(!d.code().equals(Formatter.CANNOT), text));
  }
}
