/**
 * What a command reads: the files and folders that its options name, and what surrounds it
 * (streams, clock, shipped catalog). Everything that is wrong in them is told at once, before
 * anything is decided.
 */
@NullMarked
package dev.domicile.cli.input;

import org.jspecify.annotations.NullMarked;
