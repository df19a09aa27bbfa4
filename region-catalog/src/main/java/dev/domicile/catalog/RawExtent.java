package dev.domicile.catalog;

import dev.domicile.core.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * What is written of one stage, or of what a feature stores or infers.
 *
 * @param remarks conditions, exceptions, disputes and key options in words
 * @param head sources of its own, if any
 */
record RawExtent(
    Located<RawPlace> place,
    Optional<String> retention,
    Optional<String> what,
    Optional<String> optOut,
    Optional<Located<String>> feature,
    Optional<String> hint,
    List<String> remarks,
    List<Located<String>> wide,
    Optional<String> whereToCheck,
    Head head) {}
