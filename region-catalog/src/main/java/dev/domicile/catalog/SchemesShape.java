package dev.domicile.catalog;

import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Kind {@code Schemes}: what is certified against, and what research found beside it. */
final class SchemesShape {

  record RawScheme(
      String id,
      String title,
      Optional<String> issuer,
      List<String> levels,
      List<String> types,
      List<String> versions,
      Optional<Period> validity,
      boolean reportBased,
      Head head)
      implements Written {}

  /** An entry that is listed and otherwise unread. */
  record RawNote(
      String id, List<Located<String>> schemes, List<Located<String>> providers, Head head)
      implements Written {}

  static final EntryList<RawScheme> SCHEMES =
      new EntryList<>("schemes", RawScheme.class, SchemesShape::scheme);
  static final EntryList<RawNote> EQUIVALENCES =
      new EntryList<>("equivalences", RawNote.class, SchemesShape::equivalence, false);
  static final EntryList<RawNote> NON_EQUIVALENCES =
      new EntryList<>("nonEquivalences", RawNote.class, SchemesShape::nonEquivalence, false);
  static final EntryList<RawNote> SCOPE_RULES =
      new EntryList<>("scopeRules", RawNote.class, SchemesShape::scopeRule, false);
  static final EntryList<RawNote> WHERE_TO_CHECK =
      new EntryList<>("whereToCheck", RawNote.class, SchemesShape::whereToCheck, false);
  static final EntryList<RawNote> PROVIDER_CONTROLS =
      new EntryList<>("providerControls", RawNote.class, SchemesShape::providerControl, false);
  static final EntryList<RawNote> NOT_FOUND =
      new EntryList<>("notFound", RawNote.class, SchemesShape::notFound, false);

  private SchemesShape() {}

  private static Shape<RawScheme> scheme() {
    ObjectBuilder keys = Shape.object("Scheme", "what is certified against");
    Key<String> id = keys.required("id", Scalars.ID, "what policies and attestations name");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what it is called");
    Key<Optional<String>> issuer = keys.optional("issuer", Scalars.TEXT, "who publishes it");
    keys.optional("jurisdiction", Scalars.TEXT, "the country or set that it comes from");
    keys.optional("schemeKind", Scalars.TEXT, "what sort of scheme it is");
    keys.optional("attachesTo", Scalars.TEXTS, List.of(), "what is certified");
    keys.optional("scope", Scalars.TEXTS, List.of(), "what a certificate speaks of");
    Key<List<String>> levels = keys.optional("levels", Scalars.TEXTS, List.of(), "lowest first");
    Key<List<String>> types =
        keys.optional("types", Scalars.TEXTS, List.of(), "kinds of certificate, unordered");
    Key<List<String>> versions =
        keys.optional("versions", Scalars.TEXTS, List.of(), "oldest first");
    Key<Optional<Period>> validity =
        keys.optional("validity", Scalars.PERIOD, "how long a certificate usually counts");
    Key<Boolean> reportBased =
        keys.optional(
            "reportBased", Shape.bool(), false, "whether its outcome is a report over a period");
    keys.optional("controls", Scalars.TEXTS, List.of(), "its controls, in words");
    keys.optional("sovereignty", Scalars.TEXTS, List.of(), "what it says of sovereignty");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> {
          if (f.has(levels) && f.has(types)) {
            throw f.refuse(types, "a scheme has `levels` or `types`, not both");
          }
          return new RawScheme(
              f.get(id),
              f.get(title).orElse(f.get(id)),
              f.get(issuer),
              f.get(levels),
              f.get(types),
              f.get(versions),
              f.get(validity),
              f.get(reportBased),
              head.read(f));
        });
  }

  private static Shape<RawNote> equivalence() {
    ObjectBuilder keys = Shape.object("Equivalence", "schemes that a rule takes for its own");
    Key<String> rule = keys.required("rule", Scalars.TEXT, "whose rule it is");
    keys.required("accepts", Scalars.TEXTS, "what it accepts");
    keys.optional("condition", Scalars.TEXTS, List.of(), "on what condition");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(f -> new RawNote(f.get(rule), List.of(), List.of(), head.read(f)));
  }

  private static Shape<RawNote> nonEquivalence() {
    ObjectBuilder keys = Shape.object("NonEquivalence", "schemes that are not each other");
    Key<List<String>> pair = keys.required("pair", Scalars.TEXTS, "the schemes");
    keys.required("fact", Scalars.TEXTS, "what tells them apart");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> new RawNote(String.join(" / ", f.get(pair)), List.of(), List.of(), head.read(f)));
  }

  private static Shape<RawNote> scopeRule() {
    ObjectBuilder keys = Shape.object("ScopeRule", "how scopes of certificates are written");
    Key<String> id = keys.required("id", Scalars.TEXT, "ours");
    keys.required("fact", Scalars.TEXTS, "what the source says");
    Key<List<Located<String>>> providers = providers(keys);
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(f -> new RawNote(f.get(id), List.of(), f.get(providers), head.read(f)));
  }

  private static Shape<RawNote> whereToCheck() {
    ObjectBuilder keys = Shape.object("WhereToCheck", "where a provider shows its certificates");
    Key<Located<String>> provider = keys.required("provider", Scalars.REF, "whose they are");
    keys.optional("public", Scalars.TEXTS, List.of(), "public addresses");
    keys.optional("gated", Scalars.TEXTS, List.of(), "what needs an account or an agreement");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawNote(
                f.get(provider).value(), List.of(), List.of(f.get(provider)), head.read(f)));
  }

  private static Shape<RawNote> providerControl() {
    ObjectBuilder keys = Shape.object("ProviderControl", "how a provider meets a control");
    Key<Located<String>> provider = keys.required("provider", Scalars.REF, "whose it is");
    keys.optional("partition", Scalars.TEXT, "the part of its cloud");
    keys.optional("regions", Scalars.TEXTS, List.of(), "where");
    Key<String> control = keys.required("control", Scalars.TEXT, "the control");
    keys.required("fact", Scalars.TEXTS, "what the source says");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawNote(
                f.get(provider).value() + "/" + f.get(control),
                List.of(),
                List.of(f.get(provider)),
                head.read(f)));
  }

  private static Shape<RawNote> notFound() {
    ObjectBuilder keys = Shape.object("NotFound", "what research looked for in vain");
    Key<Optional<Located<String>>> provider =
        keys.optional("provider", Scalars.REF, "whose it would be");
    Key<List<String>> services = keys.optional("services", Scalars.TEXTS, List.of(), "services");
    Key<List<String>> schemes = keys.optional("schemes", Scalars.TEXTS, List.of(), "schemes");
    HeadKeys head = HeadKeys.ofWord(keys);
    return keys.build(
        f ->
            new RawNote(
                f.get(provider).map(Located::value).orElse("any")
                    + "/"
                    + String.join(",", f.get(services))
                    + "/"
                    + String.join(",", f.get(schemes)),
                List.of(),
                f.get(provider).map(List::of).orElse(List.of()),
                head.read(f)));
  }

  private static Key<List<Located<String>>> providers(ObjectBuilder keys) {
    return keys.optional("providers", Scalars.REFS, List.of(), "whose");
  }
}
