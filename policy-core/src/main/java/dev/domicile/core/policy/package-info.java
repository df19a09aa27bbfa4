/**
 * What is required: policies, rules and their requirements, conditions, evidence and waivers, read
 * from YAML against a catalog. Rule kinds plug in here; how findings come to an outcome does not
 * belong here.
 */
@NullMarked
package dev.domicile.core.policy;

import org.jspecify.annotations.NullMarked;
