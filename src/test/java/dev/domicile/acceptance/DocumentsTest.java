package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents name what there is: types, files, modules. Tests run in the root of the repository. */
class DocumentsTest {

  private static final Path ROOT = Path.of("");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]*)(?:\\.[A-Za-z]+)?`");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z][A-Za-z]*)");
  private static final Pattern PACKAGE = Pattern.compile("^package ([a-z.]+);", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @Test
  void each_type_that_the_architecture_names_exists() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    Matcher matcher = TYPE.matcher(Files.readString(Path.of("ARCHITECTURE.md")));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    assertTrue(named.size() > 20);
    named.removeAll(declared());
    named.removeIf(DocumentsTest::isOfThePlatform);
    assertEquals(new TreeSet<>(), named);
  }

  private static TreeSet<String> declared() throws IOException {
    TreeSet<String> types = new TreeSet<>();
    for (Path file : files(".java")) {
      Matcher matcher = DECLARED.matcher(Files.readString(file));
      while (matcher.find()) {
        types.add(matcher.group(1));
      }
    }
    return types;
  }

  private static boolean isOfThePlatform(String type) {
    return Stream.of("java.lang.", "java.util.", "java.time.")
        .anyMatch(prefix -> isClass(prefix + type));
  }

  private static boolean isClass(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void the_readme_is_read_in_a_few_minutes() throws IOException {
    assertTrue(Files.readAllLines(Path.of("README.md")).size() < 150);
  }

  @Test
  void each_module_says_what_it_is() throws IOException {
    for (String module : modules()) {
      if (!module.equals("src/test")) {
        assertTrue(Files.isRegularFile(Path.of(module, "README.md")), module);
      }
    }
  }

  @Test
  void the_architecture_names_each_module() throws IOException {
    String text = Files.readString(Path.of("ARCHITECTURE.md"));
    for (String module : modules()) {
      assertTrue(module.startsWith("examples/") || text.contains("| `" + module + "` |"), module);
    }
  }

  private static List<String> modules() throws IOException {
    List<String> modules = new ArrayList<>();
    Matcher matcher = MODULE.matcher(Files.readString(Path.of("pom.xml")));
    while (matcher.find()) {
      modules.add(matcher.group(1));
    }
    return modules;
  }

  @Test
  void each_link_between_documents_leads_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path file : files(".md")) {
      Matcher matcher = LINK.matcher(Files.readString(file));
      while (matcher.find()) {
        String target = matcher.group(1);
        if (!target.contains(":") && !Files.exists(resolved(file, target))) {
          broken.add(file + " to " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static Path resolved(Path file, String target) {
    Path sibling = file.resolveSibling(target);
    return sibling.normalize();
  }

  @Test
  void each_package_lies_in_one_module_and_says_what_it_is_for() throws IOException {
    Map<String, String> moduleOf = new TreeMap<>();
    for (Path file : files(".java")) {
      String path = file.toString().replace('\\', '/');
      int main = path.indexOf("/src/main/java/");
      Matcher matcher = PACKAGE.matcher(Files.readString(file));
      if (main < 0 || !matcher.find()) {
        continue;
      }
      String module = path.substring(0, main);
      String other = moduleOf.putIfAbsent(matcher.group(1), module);
      assertTrue(other == null || other.equals(module), matcher.group(1));
      Path info = file.resolveSibling("package-info.java");
      assertTrue(Files.exists(info), matcher.group(1));
      assertTrue(Files.readString(info).contains("@NullMarked"), matcher.group(1));
    }
    assertTrue(moduleOf.size() > 10);
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().replace('\\', '/').matches("(.*/)?(target|\\.git)/.*"))
          .sorted()
          .toList();
    }
  }
}
