package dev.domicile.core.source;

/**
 * A value and the place where it was written, for checks that come after binding.
 *
 * @param value what was written
 * @param position where it begins
 */
public record Located<T>(T value, SourcePosition position) {}
