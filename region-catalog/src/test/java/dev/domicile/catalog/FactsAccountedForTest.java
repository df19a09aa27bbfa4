package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.domicile.core.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No researched fact was lost: each is in the catalog, or README.md says why it is not. */
class FactsAccountedForTest {

  private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+/[^`\\s]+)`");

  @Test
  void every_researched_fact_is_in_the_catalog_or_in_the_readme() throws IOException {
    Set<String> accounted = inCatalog();
    Matcher inReadme = QUOTED.matcher(Files.readString(Path.of("README.md")));
    while (inReadme.find()) {
      accounted.add(inReadme.group(1));
    }
    TreeSet<String> lost = new TreeSet<>(researched());
    lost.removeAll(accounted);
    assertEquals(new TreeSet<>(), lost);
  }

  @Test
  void every_fact_that_an_entry_names_was_researched() throws IOException {
    TreeSet<String> unheard = new TreeSet<>(inCatalog());
    unheard.removeAll(new HashSet<>(researched()));
    assertEquals(new TreeSet<>(), unheard);
  }

  private static List<String> researched() throws IOException {
    List<String> paths = new ArrayList<>();
    try (Stream<Path> lists = Files.list(Path.of("src/test/resources/facts"))) {
      for (Path list : (Iterable<Path>) lists.sorted()::iterator) {
        paths.addAll(Files.readAllLines(list));
      }
    }
    paths.removeIf(String::isBlank);
    assertFalse(paths.isEmpty());
    return paths;
  }

  private static Set<String> inCatalog() throws IOException {
    Set<String> facts = new HashSet<>();
    for (Catalog.Entry entry : BundledCatalog.all().load().orElseThrow().entries()) {
      try (JsonParser json = new JsonFactory().createParser(entry.json())) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          if (token == JsonToken.FIELD_NAME && json.currentName().equals("facts")) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
              facts.add(json.getText());
            }
          }
        }
      }
    }
    return facts;
  }
}
