/**
 * The rule kind {@code residency}: where the stages of a workload may happen. It compares the
 * extent of a stage with countries and named sets on the day of the question; it knows no provider
 * by name and reads no file.
 */
@NullMarked
package dev.domicile.residency;

import org.jspecify.annotations.NullMarked;
