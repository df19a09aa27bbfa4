/**
 * The catalog of regions, models, services, offerings, schemes and attestations: its YAML, one
 * {@code Shape} a kind, and the loader that resolves references and works out where each stage of
 * each offering may happen. Knows no policy.
 */
@NullMarked
package dev.domicile.catalog;

import org.jspecify.annotations.NullMarked;
