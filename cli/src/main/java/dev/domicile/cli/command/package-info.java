/** One class for each subcommand, the options that they share, and the exit codes. */
@NullMarked
package dev.domicile.cli.command;

import org.jspecify.annotations.NullMarked;
