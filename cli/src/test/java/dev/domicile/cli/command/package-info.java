/** Tests of the runner of policy tests. */
@NullMarked
package dev.domicile.cli.command;

import org.jspecify.annotations.NullMarked;
