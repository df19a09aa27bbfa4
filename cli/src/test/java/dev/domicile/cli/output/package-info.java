/** Tests of what commands write. */
@NullMarked
package dev.domicile.cli.output;

import org.jspecify.annotations.NullMarked;
