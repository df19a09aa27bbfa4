/**
 * A second, slow evaluator of decisions, written from the specification alone: country by country,
 * with plain sets, without the engine's bit sets, groups, caches or logic. Where the engine and
 * this one differ, at least one of them is wrong.
 */
@NullMarked
package dev.domicile.acceptance.reference;

import org.jspecify.annotations.NullMarked;
