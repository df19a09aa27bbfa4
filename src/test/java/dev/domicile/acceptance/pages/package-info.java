/**
 * Pages of the documentation that are written from what the program runs on: shapes, the registry
 * of attributes, rule kinds, the bundled policies. Where a page and the program differ, a test
 * fails; {@code -Dgolden.update=true} writes the page anew.
 */
@NullMarked
package dev.domicile.acceptance.pages;

import org.jspecify.annotations.NullMarked;
