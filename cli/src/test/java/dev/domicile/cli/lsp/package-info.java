@NullMarked
package dev.domicile.cli.lsp;

import org.jspecify.annotations.NullMarked;
