/** Tests of what lint can prove. */
@NullMarked
package dev.domicile.cli.lint;

import org.jspecify.annotations.NullMarked;
