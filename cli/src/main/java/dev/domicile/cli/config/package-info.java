/**
 * The file {@code .policy-check.yaml}: how strict {@code lint} is, found upwards from the file that
 * is looked at. It never changes what is decided.
 */
@NullMarked
package dev.domicile.cli.config;

import org.jspecify.annotations.NullMarked;
