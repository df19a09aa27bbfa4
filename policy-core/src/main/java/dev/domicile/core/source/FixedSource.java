package dev.domicile.core.source;

import java.util.List;

/** Files that are at hand. */
record FixedSource(String name, List<SourceFile> files) implements Source {}
