/** Tests of what commands read. */
@NullMarked
package dev.domicile.cli.input;

import org.jspecify.annotations.NullMarked;
