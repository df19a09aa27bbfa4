/**
 * Changes policies in small ways, to see whether their tests notice. What is changed is the text of
 * the file, so that a change can be shown as an author would write it.
 */
@NullMarked
package dev.domicile.cli.mutate;

import org.jspecify.annotations.NullMarked;
