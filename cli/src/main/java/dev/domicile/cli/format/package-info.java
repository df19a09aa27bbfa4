/**
 * The layout of our YAML files: reads a file with its comments, and writes it in the one way that
 * {@code policy-check fmt} knows. It knows how documents are written, not what they decide.
 */
@NullMarked
package dev.domicile.cli.format;

import org.jspecify.annotations.NullMarked;
