package dev.domicile.opa;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Stub. */
public record OpaConnection(URI uri) {
  /** Stub. */
  public static OpaConnection to(URI uri) {
    return new OpaConnection(uri);
  }

  /** Stub. */
  public OpaConnection withDeadline(Duration d) {
    return this;
  }

  /** Stub. */
  public OpaConnection withMaxBytes(int d) {
    return this;
  }

  /** Stub. */
  public OpaConnection withToken(String d) {
    return this;
  }

  /** Stub. */
  public OpaConnection withAuthorities(Path d) {
    return this;
  }
}
