/**
 * The policies that ship with this library, as a source to load. They are data: what they mean is
 * the business of the rule kinds, and what a decision is, of the core.
 */
@NullMarked
package dev.domicile.policies;

import org.jspecify.annotations.NullMarked;
