/** Tests of what is written into files. */
@NullMarked
package dev.domicile.cli.scaffold;

import org.jspecify.annotations.NullMarked;
