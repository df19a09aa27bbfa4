/**
 * Tests of what crosses modules: the shipped policies against their cases, the command line from
 * end to end, what the README shows.
 */
@NullMarked
package dev.domicile.acceptance;

import org.jspecify.annotations.NullMarked;
