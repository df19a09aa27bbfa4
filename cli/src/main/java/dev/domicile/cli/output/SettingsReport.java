package dev.domicile.cli.output;

import dev.domicile.cli.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which settings hold, and where each comes from. */
public record SettingsReport(Settings settings) implements Report {

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    int names = longest(settings.values().keySet());
    int texts = longest(settings.values().values().stream().map(Settings.Value::text).toList());
    settings
        .values()
        .forEach(
            (name, value) ->
                page.line(
                    Page.clean(
                        Page.cell(name, names)
                            + "  "
                            + Page.cell(value.text(), texts)
                            + "  "
                            + value.origin().map(at -> at.toString()).orElse("default"))));
    return page.text();
  }

  private static int longest(Iterable<String> texts) {
    int longest = 0;
    for (String text : texts) {
      longest = Math.max(longest, text.codePointCount(0, text.length()));
    }
    return longest;
  }

  @Override
  public String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    settings
        .values()
        .forEach(
            (name, value) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("value", value.text());
              one.put("from", value.origin().map(at -> at.toString()).orElse("default"));
              root.put(name, one);
            });
    return Json.write(root);
  }
}
