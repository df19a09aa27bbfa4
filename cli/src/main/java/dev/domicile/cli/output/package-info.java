/**
 * What a command writes: explanations, entries and test results as text for a terminal or as JSON.
 * Views only: no format finds reasons of its own.
 */
@NullMarked
package dev.domicile.cli.output;

import org.jspecify.annotations.NullMarked;
