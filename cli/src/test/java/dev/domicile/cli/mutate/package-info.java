/** Tests of the changes that mutation testing makes. */
@NullMarked
package dev.domicile.cli.mutate;

import org.jspecify.annotations.NullMarked;
