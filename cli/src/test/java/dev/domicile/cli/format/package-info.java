/** Tests of the layout of YAML files. */
@NullMarked
package dev.domicile.cli.format;

import org.jspecify.annotations.NullMarked;
