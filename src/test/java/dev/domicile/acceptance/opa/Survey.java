package dev.domicile.acceptance.opa;

import dev.domicile.acceptance.properties.Worlds;
import java.nio.file.*;
import java.util.*;

public class Survey {
  public static void main(String[] a) throws Exception {
    int worlds = Integer.parseInt(a[0]);
    int max = Integer.parseInt(a[1]);
    Path out = a.length > 2 ? Path.of(a[2]) : null;
    long seed = a.length > 3 ? Long.parseLong(a[3]) : System.nanoTime();
    Categories categories = new Categories();
    long start = System.nanoTime();
    try (Semantics rego =
        new Semantics(Path.of(System.getProperty("rego", "policies/rego/domicile")))) {
      for (int i = 0; i < worlds; i++) {
        new GeneratedCase(Worlds.random(new Random(seed + i), 20))
            .disagreements(rego, (q, d) -> {})
            .forEach(categories::add);
      }
      System.out.println(
          worlds * 20
              + " cases, seed "
              + seed
              + ", "
              + (System.nanoTime() - start) / 1_000_000
              + " ms");
      categories.counts().forEach((c, n) -> System.out.println(n + "\t" + c));
      int shown = 0;
      StringBuilder text = new StringBuilder();
      text.append(worlds * 20 + " cases, seed " + seed + "\n");
      categories.counts().forEach((c, n) -> text.append(n + "\t" + c + "\n"));
      for (var e : categories.first().entrySet()) {
        if (shown++ >= max) break;
        var small =
            GeneratedCase.small(
                e.getValue(),
                rego,
                d ->
                    Categories.category(d, e.getValue().asked().world().policies())
                        .equals(e.getKey()));
        text.append("\n==== " + e.getKey() + "\n" + GeneratedCase.report(small, rego));
      }
      if (out != null) Files.writeString(out, text.toString());
    }
  }
}
