package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code extents.tsv}: what is written of a place, and the extent that it means. */
class ExtentTableTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void a_place_means_the_extent_beside_it(String line) {
    String[] cells = line.split("\t", -1);
    Extent extent = extent(cells[0], cells[1], cells[2]);
    String found =
        String.join(
            "\t",
            extent.bounding().name(),
            String.join(" ", extent.known().codes()),
            extent.regions().stream().map(Object::toString).collect(Collectors.joining(" ")),
            Boolean.toString(extent.regionsComplete()),
            String.join(" ", extent.bound().codes()));
    String expected = String.join("\t", List.of(cells).subList(3, cells.length));
    assertEquals(expected, found);
  }

  private static Extent extent(String called, String key, String written) {
    boolean isProcessing = key.equals("processing");
    String processing = isProcessing ? written : "{regions: [eu-west-1]}";
    String stages = isProcessing ? "" : "stages: {" + key + ": {at: " + written + "}}, ";
    String offering =
        Small.offering(
            "regions: [%s], routing: in-region, variant: table, %sprocessing: %s"
                .formatted(called, stages, processing));
    return Small.with(offering).offerings().stream()
        .filter(candidate -> candidate.id().variant().equals(java.util.Optional.of("table")))
        .findFirst()
        .orElseThrow()
        .stage(isProcessing ? Stage.INFERENCE : Stage.parse(key))
        .extent();
  }

  static List<String> lines() throws IOException {
    try (InputStream in = ExtentTableTest.class.getResourceAsStream("extents.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
