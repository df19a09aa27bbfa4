/** Tests of the runner of policy tests. */
@NullMarked
package dev.domicile.cli.policytest;

import org.jspecify.annotations.NullMarked;
