/**
 * The command line: arguments, output and exit codes. It makes no decisions of its own; {@link
 * dev.domicile.cli.Main} is where it starts.
 */
@NullMarked
package dev.domicile.cli;

import org.jspecify.annotations.NullMarked;
