package dev.domicile.acceptance.pages;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundled policies by geography and jurisdiction, for those who answer for them. */
final class PolicyCatalog {

  /** Folders of policies in the order of the page. */
  private enum Part {
    EU("eu", "Europe"),
    MIDDLE_EAST("middle-east", "Middle East"),
    INDIA("india", "India"),
    LATAM("latam", "Latin America"),
    OTHER("other", "Elsewhere");

    private final String folder;
    private final String title;

    Part(String folder, String title) {
      this.folder = folder;
      this.title = title;
    }
  }

  private final Map<String, List<PolicyEntry>> byFolder = new TreeMap<>();
  private final Map<String, String> places;

  PolicyCatalog(PolicySet policies, Catalog catalog) {
    this.places = WordList.PLACE.words(catalog);
    for (Policy policy : policies.policies()) {
      PolicyEntry entry = new PolicyEntry(policy, catalog);
      byFolder.computeIfAbsent(entry.folder(), folder -> new ArrayList<>()).add(entry);
    }
  }

  /** The folders that hold policies. */
  Set<String> folders() {
    return byFolder.keySet();
  }

  /** One row for each policy, a table for each geography. */
  String overview() {
    return parts()
        .map(part -> "### " + part.title + "\n\n" + overview(part))
        .collect(Collectors.joining("\n"));
  }

  private String overview(Part part) {
    List<List<String>> rows = new ArrayList<>();
    for (PolicyEntry entry : entries(part)) {
      rows.add(
          List.of(
              jurisdiction(entry),
              Markdown.link(
                  Markdown.code(entry.id()),
                  "policies/" + part.folder + ".md#" + Markdown.anchor(entry.id())),
              entry.laws(),
              entry.dates(),
              entry.effect(),
              entry.grades(),
              entry.asOf(),
              entry.kinds(),
              entry.askedBack()));
    }
    return Markdown.table(
        List.of(
            "where",
            "policy",
            "law",
            "in force",
            "can",
            "law read",
            "as of",
            "rules",
            "left to people"),
        rows);
  }

  /** Everything about each policy of a folder, by jurisdiction. */
  String details(String folder) {
    Part part = parts().filter(each -> each.folder.equals(folder)).findFirst().orElseThrow();
    StringBuilder text = new StringBuilder();
    text.append("What is left to people there as a whole, and what was not made into policies: ")
        .append(undecided(part))
        .append(".\n");
    String last = "";
    for (PolicyEntry entry : entries(part)) {
      String where = jurisdiction(entry);
      if (!where.equals(last)) {
        text.append("\n## ").append(where).append("\n");
        last = where;
      }
      text.append("\n").append(entry.details());
    }
    return text.toString();
  }

  /** The section of the folder's README that says what is left to people. */
  private static String undecided(Part part) {
    Path readme = Path.of("policies", part.folder, "README.md");
    try {
      String heading =
          Files.readAllLines(readme).stream()
              .filter(line -> line.startsWith("## What no machine decides"))
              .map(line -> line.substring(3))
              .findFirst()
              .orElseThrow(() -> new AssertionError(readme + " does not say it"));
      return Markdown.link(
          readme.toString().replace('\\', '/'),
          "../../policies/" + part.folder + "/README.md#" + Markdown.anchor(heading));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Part> parts() {
    List<String> folders = Stream.of(Part.values()).map(p -> p.folder).toList();
    if (!folders.containsAll(byFolder.keySet())) {
      throw new AssertionError("a folder has no title: " + byFolder.keySet());
    }
    return Stream.of(Part.values()).filter(p -> byFolder.containsKey(p.folder));
  }

  /** Sets of countries first, then countries by name. */
  private List<PolicyEntry> entries(Part part) {
    return byFolder.getOrDefault(part.folder, List.of()).stream()
        .sorted(
            Comparator.<PolicyEntry, Boolean>comparing(entry -> entry.jurisdiction().length() == 2)
                .thenComparing(this::jurisdiction)
                .thenComparing(PolicyEntry::id))
        .toList();
  }

  private String jurisdiction(PolicyEntry entry) {
    String title = places.getOrDefault(entry.jurisdiction(), "");
    return title.isEmpty() ? entry.jurisdiction() : title + " (" + entry.jurisdiction() + ")";
  }
}
