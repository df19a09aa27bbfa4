/** New policy repositories from templates, and new rules with the cases that show them. */
@NullMarked
package dev.domicile.cli.scaffold;

import org.jspecify.annotations.NullMarked;
