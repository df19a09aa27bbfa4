/**
 * YAML in, domain types out, positions kept. {@link dev.domicile.core.source.YamlReader} turns
 * bytes that nobody vouches for into positioned {@link dev.domicile.core.source.Node}s; a {@link
 * dev.domicile.core.source.Shape} describes one kind of content once, and binds, documents and
 * canonicalises it. Whatever is wrong is told as a {@link dev.domicile.core.source.Diagnostic},
 * never as an exception. Knows nothing of catalogs or policies.
 */
@NullMarked
package dev.domicile.core.source;

import org.jspecify.annotations.NullMarked;
