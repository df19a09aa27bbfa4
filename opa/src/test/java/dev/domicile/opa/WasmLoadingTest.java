package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.SourcePosition;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is asked, and what is said then. */
@Timeout(60)
class WasmLoadingTest {

  private static final SourcePosition HERE = new SourcePosition("acme.yaml", 7, 5);

  @TempDir static Path folder;
  private static Path bundle = Path.of("");
  private static byte[] module = {};

  @BeforeAll
  static void build() throws IOException {
    bundle =
        RegoModules.build(
            folder.resolve("storage"),
            RegoModules.STORAGE,
            "{\"permitted\": [\"DE\"]}",
            "acme/answer");
    module = WasmFile.read(bundle, 1 << 24).module();
  }

  @AfterEach
  void nothing_is_left_running() throws InterruptedException {
    for (int i = 0; i < 100 && WasmThreads.count() > 0; i++) {
      Thread.sleep(10);
    }
    assertEquals(0, WasmThreads.count());
  }

  private static Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Diagnostic refused(Path file, String entrypoint, WasmLimits limits) {
    Loaded<WasmPolicies> loaded = WasmPolicies.load(HERE, file, entrypoint, limits);
    if (loaded.isAccepted()) {
      loaded.orElseThrow().close();
    }
    assertEquals(1, loaded.diagnostics().size(), loaded.toString());
    assertEquals(HERE, loaded.diagnostics().get(0).position());
    return loaded.diagnostics().get(0);
  }

  private static void assertRefused(String code, String message, Path file) {
    assertRefused(code, message, refused(file, "acme/answer", WasmLimits.standard()));
  }

  private static void assertRefused(String code, String message, Diagnostic told) {
    assertEquals(code, told.code(), told.toString());
    assertTrue(told.message().contains(message), told.toString());
    assertTrue(told.help().isPresent());
  }

  private static void assertAsked(Path file, String expected) {
    Loaded<WasmPolicies> loaded =
        WasmPolicies.load(HERE, file, "acme/answer", WasmLimits.standard());
    try (WasmPolicies policies = loaded.orElseThrow()) {
      String answer = policies.ask(RegoModules.question("n", "[\"DE\"]")).toString();
      assertTrue(answer.contains(expected), answer);
    }
  }

  @Test
  void a_bundle_brings_its_data_and_a_bare_module_has_none() throws IOException {
    assertAsked(bundle, "\"violations\":[]");
    assertAsked(file("policy.wasm", module), "storage in DE");
    SmallTar other = new SmallTar().file("./data.json", "{\"permitted\":[\"DE\"]}");
    assertAsked(file("other.tar.gz", other.file("policy.wasm", module).bundle()), ":[]");
  }

  @Test
  void a_file_that_is_not_there_or_something_else_is_refused() throws IOException {
    assertRefused("REGO-WASM-FILE", "does not exist", folder.resolve("nowhere.wasm"));
    assertRefused("REGO-WASM-FILE", "is a folder", folder);
    assertRefused("REGO-WASM-FILE", "neither", file("a.rego", RegoModules.STORAGE));
    assertRefused("REGO-WASM-FILE", "neither", file("empty.wasm", ""));
    assertRefused("REGO-WASM-FILE", "cut", file("text.tar.gz", SmallTar.gzip(new byte[100])));
    assertRefused(
        "REGO-WASM-FILE",
        "without `policy.wasm`",
        file("rego.tar.gz", new SmallTar().file("a.rego", RegoModules.STORAGE).bundle()));
  }

  @Test
  void a_cut_or_broken_file_is_refused_wherever_it_is_cut() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    for (int length : new int[] {2, 9, 1000, whole.length / 2, whole.length - 9}) {
      Path cut = file("cut.tar.gz", Arrays.copyOf(whole, length));
      assertRefused("REGO-WASM-FILE", "broken or cut", cut);
    }
    byte[] flipped = whole.clone();
    flipped[whole.length - 6] ^= 1;
    assertRefused("REGO-WASM-FILE", "broken or cut", file("flipped.tar.gz", flipped));
    byte[] open = new SmallTar().file("policy.wasm", module).cut();
    assertRefused("REGO-WASM-FILE", "cut", file("open.tar.gz", SmallTar.gzip(open)));
    byte[] sum = new SmallTar().file("policy.wasm", module).tar();
    sum[0] = 'P';
    assertRefused("REGO-WASM-FILE", "broken header", file("sum.tar.gz", SmallTar.gzip(sum)));
    for (int length : new int[] {4, 8, 100, module.length / 2, module.length - 1}) {
      Path cut = file("cut.wasm", Arrays.copyOf(module, length));
      assertRefused("REGO-WASM-MODULE", "cannot be run", cut);
    }
  }

  @Test
  void a_file_twice_or_a_link_in_a_bundle_is_refused() throws IOException {
    SmallTar twice = new SmallTar().file("/policy.wasm", module).file("./policy.wasm", module);
    assertRefused("REGO-WASM-FILE", "twice", file("twice.tar.gz", twice.bundle()));
    SmallTar link = new SmallTar().entry("policy.wasm", '2', new byte[0]);
    assertRefused("REGO-WASM-FILE", "neither a file", file("link.tar.gz", link.bundle()));
  }

  @Test
  void what_is_longer_than_the_bound_is_refused_packed_or_not() throws IOException {
    WasmLimits small =
        new WasmLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 4096, 50_000);
    Path zeros = file("zeros.tar.gz", SmallTar.gzip(new byte[1 << 22]));
    assertTrue(Files.size(zeros) < 50_000);
    String longer = "longer than 50000 bytes";
    assertRefused("REGO-WASM-FILE", longer, refused(zeros, "acme/answer", small));
    Path bare = file("long.wasm", module);
    assertRefused("REGO-WASM-FILE", longer, refused(bare, "acme/answer", small));
  }

  @Test
  void data_is_read_strictly_and_whole() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "{\"permitted\":[\"DE\"],\"permitted\":[\"US\"]}", "strict JSON",
            "{\"permitted\":[\"DE\"]} {}", "followed",
            "{\"permitted\":[\"DE\"]", "strict JSON",
            "[\"DE\"]", "no object",
            "", "empty",
            "\ufeff{}", "strict JSON");
    for (Map.Entry<String, String> one : wrong.entrySet()) {
      SmallTar tar = new SmallTar().file("policy.wasm", module).file("data.json", one.getKey());
      assertRefused("REGO-WASM-DATA", one.getValue(), file("data.tar.gz", tar.bundle()));
    }
    byte[] latin = "{\"permitted\":[\"é\"]}".getBytes(StandardCharsets.ISO_8859_1);
    SmallTar bytes = new SmallTar().file("policy.wasm", module).file("data.json", latin);
    assertRefused("REGO-WASM-DATA", "no UTF-8", file("latin.tar.gz", bytes.bundle()));
    SmallTar nested = new SmallTar().file("policy.wasm", module).file("permitted/data.json", "[]");
    assertRefused("REGO-WASM-FILE", "permitted/data.json", file("part.tar.gz", nested.bundle()));
  }

  @Test
  void data_that_does_not_fit_the_memory_is_refused() throws IOException {
    String much = "{\"permitted\":[" + "\"DE\",".repeat(100_000) + "\"FR\"]}";
    SmallTar tar = new SmallTar().file("policy.wasm", module).file("data.json", much);
    WasmLimits small =
        new WasmLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1, 24, 1 << 24);
    Diagnostic told = refused(file("much.tar.gz", tar.bundle()), "acme/answer", small);
    assertRefused("REGO-WASM-PROBE", "opa_malloc", told);
  }

  @Test
  void a_module_of_somebody_else_is_refused() throws IOException {
    byte[] empty = {0, 'a', 's', 'm', 1, 0, 0, 0};
    assertRefused("REGO-WASM-MODULE", "cannot be run", file("other.wasm", empty));
  }

  @Test
  void an_entrypoint_that_is_not_there_is_refused_with_the_nearest() {
    Diagnostic misspelt = refused(bundle, "acme/anwser", WasmLimits.standard());
    assertRefused("REGO-WASM-ENTRYPOINT", "`acme/anwser`", misspelt);
    assertEquals("did you mean `acme/answer`?", misspelt.help().orElseThrow());
    Diagnostic dotted = refused(bundle, "acme.answer", WasmLimits.standard());
    assertEquals("did you mean `acme/answer`?", dotted.help().orElseThrow());
    Diagnostic far = refused(bundle, "residency/decision", WasmLimits.standard());
    assertEquals("it has `acme/answer`", far.help().orElseThrow());
    // The library would take its first entrypoint for none.
    assertRefused("REGO-WASM-ENTRYPOINT", "``", refused(bundle, "", WasmLimits.standard()));
  }

  @Test
  void built_ins_that_are_missing_here_are_named_even_where_the_probe_does_not_reach_them() {
    String rego =
        """
        package acme

        answer contains "late" if {
          some o in input.offerings
          time.now_ns() > o.until
        }

        answer contains "old" if {
          some o in input.offerings
          semver.compare(o.version, "1.0.0") < 0
        }

        answer contains name if {
          some o in input.offerings
          name := regex.replace(o.id, "[a-z]", "")
        }
        """;
    Path file = RegoModules.build(folder.resolve("builtins"), rego, "", "acme/answer");
    assertRefused("REGO-WASM-BUILTIN", "`regex.replace`, `semver.compare`, `time.now_ns`", file);
  }

  @Test
  void a_rule_that_fails_without_offerings_is_refused() {
    String rego = "package acme\n\nanswer := x if some x in [1, 2]\n";
    Path file = RegoModules.build(folder.resolve("conflict"), rego, "", "acme/answer");
    assertRefused("REGO-WASM-PROBE", "conflict", file);
  }

  @Test
  void a_module_that_is_not_ready_in_time_is_refused() {
    String rego =
        "package acme\n\nones := numbers.range(1, 100000)\n\nothers := numbers.range(-100000, -1)"
            + "\n\nanswer := [1 | some a in ones; some b in others; a == b]\n";
    Path file = RegoModules.build(folder.resolve("endless"), rego, "", "acme/answer");
    WasmLimits hurried =
        new WasmLimits(Duration.ofSeconds(1), Duration.ofSeconds(3), 1, 4096, 1 << 24);
    assertRefused("REGO-WASM-PROBE", "after 3000 ms", refused(file, "acme/answer", hurried));
  }

  /** Everything but the optional library, from a loader that shares no class with the test's. */
  private static final class WithoutLibrary extends URLClassLoader {

    WithoutLibrary(URL[] places) {
      super(places, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("com.styra.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  @Test
  void without_the_optional_library_the_problem_says_what_to_add() throws Exception {
    String[] entries = System.getProperty("java.class.path").split(java.io.File.pathSeparator);
    URL[] places = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      places[i] = Path.of(entries[i]).toUri().toURL();
    }
    try (WithoutLibrary loader = new WithoutLibrary(places)) {
      String told = loadWith(loader);
      assertTrue(told.contains("REGO-WASM-LIBRARY"), told);
      assertTrue(told.contains("needs com.styra.opa:opa-java-wasm on the class path"), told);
      assertFalse(told.contains("NoClassDefFoundError"), told);
    }
  }

  @Test
  void one_class_knows_the_library() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(source);
        boolean knows = text.contains("import com.styra") || text.contains("import com.dylibso");
        assertEquals(source.endsWith("StyraObject.java"), knows, source.toString());
      }
    }
  }

  private static String loadWith(ClassLoader loader)
      throws ReflectiveOperationException, InvocationTargetException {
    Class<?> position = loader.loadClass(SourcePosition.class.getName());
    Class<?> limits = loader.loadClass(WasmLimits.class.getName());
    Method standard = limits.getDeclaredMethod("standard");
    standard.setAccessible(true);
    Method load =
        loader
            .loadClass(WasmPolicies.class.getName())
            .getDeclaredMethod("load", position, Path.class, String.class, limits);
    load.setAccessible(true);
    Object here =
        position.getConstructor(String.class, int.class, int.class).newInstance("acme.yaml", 7, 5);
    return String.valueOf(load.invoke(null, here, bundle, "acme/answer", standard.invoke(null)));
  }
}
