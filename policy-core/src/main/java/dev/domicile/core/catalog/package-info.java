/**
 * What is true of the clouds: regions, providers, models, services, offerings, schemes and
 * attestations as immutable values, and the {@code Catalog} that holds them. This package knows no
 * provider by name and reads no YAML; the loader of catalog kinds lives in {@code region-catalog}.
 */
@NullMarked
package dev.domicile.core.catalog;

import org.jspecify.annotations.NullMarked;
