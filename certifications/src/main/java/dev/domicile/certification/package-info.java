/**
 * The rule kind {@code certification}: which schemes, levels and types the service used holds at
 * every place where a stage may happen, and whether they count on the day. It reads attestations of
 * the catalog; it knows no scheme and no provider by name.
 */
@NullMarked
package dev.domicile.certification;

import org.jspecify.annotations.NullMarked;
