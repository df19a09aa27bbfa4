package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small catalog that is right, alone and with more entries laid over it. */
final class Small {

  private Small() {}

  static Source source() {
    return Source.resources(Small.class, List.of("small.yaml"));
  }

  static Catalog catalog() {
    return CatalogLoader.load(source()).orElseThrow();
  }

  /** The catalog of {@code small.yaml} and these documents. */
  static Catalog with(String... documents) {
    return CatalogLoader.load(source(), more(documents)).orElseThrow();
  }

  /** What loading {@code small.yaml} and these documents finds. */
  static List<Diagnostic> problemsOf(String... documents) {
    return CatalogLoader.load(source(), more(documents)).diagnostics();
  }

  static Source more(String... documents) {
    return Source.text("more.yaml", String.join("---\n", documents));
  }

  /** A document of one entry, without the keys that every entry has. */
  static String document(String kind, String list, String keys) {
    return "apiVersion: domicile/v1\nkind: "
        + kind
        + "\n"
        + list
        + ":\n  - {"
        + keys
        + ", sources: [aws-geo], confidence: high}\n";
  }

  /** An offering of Claude Haiku 4.5 on Bedrock. */
  static String offering(String keys) {
    return document(
        "Offerings",
        "offerings",
        "provider: aws, service: bedrock, model: anthropic/claude-haiku-4-5, status: available, "
            + keys);
  }

  static Offering find(Catalog catalog, String id) {
    return catalog.offering(OfferingId.parse(id)).orElseThrow();
  }

  /** What a map has for a key. */
  static <K, V> V get(Map<K, V> map, K key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }
}
