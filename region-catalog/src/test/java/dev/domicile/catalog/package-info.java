/** Tests of the catalog's loader and of the catalog that is bundled. */
@NullMarked
package dev.domicile.catalog;

import org.jspecify.annotations.NullMarked;
