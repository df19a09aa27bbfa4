/**
 * Looks at policies, waivers, workloads and catalogs for what loads and is probably not meant:
 * rules that can never hold, that contradict each other or that nothing can meet, dates that end,
 * law that is not cited. Each {@link dev.domicile.cli.lint.LintRule} has a page in {@code
 * docs/lint}.
 */
@NullMarked
package dev.domicile.cli.lint;

import org.jspecify.annotations.NullMarked;
