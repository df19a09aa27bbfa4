package dev.domicile.core.catalog;

import java.util.Optional;

/** A brand under which clouds are sold; regions are keyed by it. */
public record Provider(String id, String name, Optional<String> operator, Provenance provenance) {}
