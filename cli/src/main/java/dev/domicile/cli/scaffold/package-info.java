/** New policy repositories from templates. */
@NullMarked
package dev.domicile.cli.scaffold;

import org.jspecify.annotations.NullMarked;
