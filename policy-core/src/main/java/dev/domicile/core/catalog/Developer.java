package dev.domicile.core.catalog;

import java.util.Optional;

/** Who makes a model. */
public record Developer(
    String id, String name, Optional<String> jurisdiction, Provenance provenance) {}
