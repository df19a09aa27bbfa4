package dev.domicile.core.catalog;

import java.util.Optional;

/**
 * One way to buy a model in one calling region: {@code
 * aws/eu-central-1/bedrock/claude-sonnet-4-6@geo}, with {@code +variant} where the provider sells
 * several with different facts. Printing and parsing are inverse.
 */
public record OfferingId(
    String provider,
    String region,
    String service,
    String model,
    Routing routing,
    Optional<String> variant)
    implements Comparable<OfferingId> {

  public OfferingId {
    Segments.checked(provider, "provider");
    Segments.checked(region, "region code");
    Segments.checked(service, "service");
    Segments.checked(model, "model");
    variant.ifPresent(name -> Segments.checked(name, "variant"));
  }

  /**
   * Reads {@code provider/region/service/model@routing} with an optional {@code +variant}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static OfferingId parse(String text) {
    String[] parts = text.split("/", -1);
    int at = text.lastIndexOf('@');
    if (parts.length != 4 || at < text.lastIndexOf('/')) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is not an offering id; expected `provider/region/service/model@routing`, as in"
              + " `aws/eu-central-1/bedrock/claude-sonnet-4-6@geo`");
    }
    String tail = text.substring(at + 1);
    int plus = tail.indexOf('+');
    String routing = plus < 0 ? tail : tail.substring(0, plus);
    Optional<String> variant =
        plus < 0 ? Optional.empty() : Optional.of(Segments.decode(tail.substring(plus + 1), text));
    String model = parts[3].substring(0, parts[3].lastIndexOf('@'));
    return new OfferingId(
        Segments.decode(parts[0], text),
        Segments.decode(parts[1], text),
        Segments.decode(parts[2], text),
        Segments.decode(model, text),
        Routing.parse(routing),
        variant);
  }

  /** The id without its variant. */
  public String base() {
    return Segments.encode(provider)
        + "/"
        + Segments.encode(region)
        + "/"
        + Segments.encode(service)
        + "/"
        + Segments.encode(model)
        + "@"
        + routing.id();
  }

  @Override
  public int compareTo(OfferingId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return base() + variant.map(name -> "+" + Segments.encode(name)).orElse("");
  }
}
