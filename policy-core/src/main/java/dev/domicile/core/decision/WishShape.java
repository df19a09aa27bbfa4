package dev.domicile.core.decision;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Routing;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a workload says what is fixed and what it prefers. */
final class WishShape {

  private WishShape() {}

  static Shape<Pin> pin() {
    ObjectBuilder b = Shape.object("Pin", "what is already fixed; every part must match");
    Key<Optional<String>> provider =
        b.optional("provider", Shape.text().words(WordList.PROVIDER.id()), "its provider");
    Key<Optional<String>> region =
        b.optional(
            "region",
            Shape.text().words(WordList.REGION_CODE.id()),
            "the provider's code of the region called; needs `provider`");
    Key<Optional<String>> service =
        b.optional("service", Shape.text().words(WordList.SERVICE.id()), "its service");
    Key<Optional<String>> model =
        b.optional(
            "model",
            Shape.text().words(WordList.MODEL_PATTERN.id()),
            "model, with or without its developer");
    Key<Optional<Routing>> routing =
        b.optional(
            "routing",
            Shape.scalar("routing", Routing::parse)
                .suggest(Routing::ids)
                .words(WordList.ROUTING.id()),
            "its routing");
    Key<Optional<String>> variant =
        b.optional("variant", Shape.text(), "its variant, where the provider sells several");
    b.absent(provider, "any")
        .example(provider, "aws")
        .absent(region, "any")
        .example(region, "eu-central-1")
        .absent(service, "any")
        .example(service, "bedrock")
        .absent(model, "any")
        .example(model, "anthropic/claude-sonnet-4-6")
        .absent(routing, "any")
        .example(routing, "in-region")
        .absent(variant, "any")
        .example(variant, "hosted-on-anthropic-infrastructure");
    return b.build(
        f ->
            new Pin(
                f.get(provider),
                f.get(region),
                f.get(service),
                f.get(model),
                f.get(routing),
                f.get(variant)));
  }

  private static String example(Preference.Kind kind) {
    return switch (kind) {
      case PROVIDER -> "[aws, stackit]";
      case REGION -> "[aws/eu-central-1, \"aws/eu-*\"]";
      case MODEL -> "[\"mistral/*\"]";
      case DEVELOPER -> "[mistral]";
      case ROUTING -> "[in-region, geo]";
      case IN_COUNTRY, FEWEST_PROCESSING_COUNTRIES ->
          throw new IllegalArgumentException(kind.id() + " takes no list");
    };
  }

  static Shape<Preference> preference() {
    Shape<Preference> word =
        Shape.scalar(
            "preference",
            text ->
                new Preference(
                    Preference.Kind.find(text)
                        .filter(kind -> !kind.isList())
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "`"
                                        + text
                                        + "` is no preference; expected `in-country`,"
                                        + " `fewest-processing-countries` or a list as in"
                                        + " `{provider: [aws]}`")),
                    List.of()));
    ObjectBuilder b = Shape.object("PreferenceList", "what to prefer, best first");
    Map<Preference.Kind, Key<List<Glob>>> keys = new EnumMap<>(Preference.Kind.class);
    for (Preference.Kind kind : Preference.Kind.values()) {
      if (kind.isList()) {
        Key<List<Glob>> key =
            b.optional(
                kind.id(), Shape.oneOrMany(WorkloadShape.GLOB), List.of(), "patterns, best first");
        b.absent(key, "another wish").example(key, example(kind));
        keys.put(kind, key);
      }
    }
    Shape<Preference> list =
        b.build(
            f -> {
              List<Preference> found = new ArrayList<>();
              keys.forEach(
                  (kind, key) -> {
                    if (f.has(key)) {
                      found.add(new Preference(kind, f.get(key)));
                    }
                  });
              if (found.size() != 1) {
                throw new IllegalArgumentException(
                    "one entry holds one wish; write several entries in the order of their weight");
              }
              return found.get(0);
            });
    return Shape.<Preference>choice("preference").scalar(word).mapping(list).build();
  }
}
