/**
 * The language server: what an editor shows of our YAML while it is written. {@code Outline} reads
 * text that may be broken, {@code Walk} finds what the shape of a document says at a place, and the
 * other classes answer one kind of question each. No decision is made here.
 */
@NullMarked
package dev.domicile.cli.lsp;

import org.jspecify.annotations.NullMarked;
