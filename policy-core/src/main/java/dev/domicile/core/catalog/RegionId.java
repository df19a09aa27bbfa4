package dev.domicile.core.catalog;

/**
 * A region by its provider and the provider's own code: {@code aws/eu-central-1}. Codes alone are
 * not unique. A slash inside a code prints as {@code %2F}.
 */
public record RegionId(String provider, String code) implements Comparable<RegionId> {

  public RegionId {
    Segments.checked(provider, "provider");
    Segments.checked(code, "region code");
  }

  /**
   * Reads what {@link #toString} prints.
   *
   * @throws IllegalArgumentException if the text is not {@code provider/code}
   */
  public static RegionId parse(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a region id; expected `provider/code`, as in `aws/eu-central-1`");
    }
    return new RegionId(
        Segments.decode(text.substring(0, slash), text),
        Segments.decode(text.substring(slash + 1), text));
  }

  @Override
  public int compareTo(RegionId other) {
    int byProvider = provider.compareTo(other.provider);
    return byProvider != 0 ? byProvider : code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return Segments.encode(provider) + "/" + Segments.encode(code);
  }
}
