package dev.domicile.catalog;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;

/** Kind {@code Attestations}: claims that an entity holds a scheme, one entry a claim. */
final class AttestationsShape {

  /** Who read the claim where. */
  enum Grade {
    PRIMARY,
    SECONDARY
  }

  /** How well the end of a certificate is known. */
  enum UntilKind {
    STATED,
    PERIOD_END,
    ESTIMATED,
    LATEST_POSSIBLE,
    NONE,
    UNKNOWN
  }

  /** The period that a report covers. */
  record RawPeriod(Optional<PartialDate> from, Optional<PartialDate> until) {}

  /** Regions of a claim, or the words for them. */
  record RawArea(
      Optional<Located<String>> partition,
      List<Located<String>> providers,
      Optional<List<Located<String>>> regions,
      boolean allRegions,
      Optional<String> text,
      List<Country> countries) {}

  record RawAttestation(
      Located<String> entity,
      RawArea area,
      Optional<List<Located<String>>> services,
      Optional<String> servicesText,
      Located<String> scheme,
      Optional<Located<String>> version,
      Optional<Located<String>> level,
      Optional<Located<String>> type,
      Optional<Located<RawPeriod>> period,
      Optional<PartialDate> issued,
      Optional<Located<PartialDate>> until,
      Optional<UntilKind> untilKind,
      Attestation.Status status,
      List<String> statements,
      Grade grade,
      Head head)
      implements Written {

    /** What it claims and where: an overlay replaces the claims that say the same. */
    @Override
    public String id() {
      StringBuilder id = new StringBuilder(entity.value());
      area.partition().ifPresent(name -> id.append(' ').append(name.value()));
      id.append(' ').append(scheme.value());
      version.ifPresent(text -> id.append(':').append(text.value()));
      level.or(() -> type).ifPresent(text -> id.append('@').append(text.value()));
      id.append(" for ")
          .append(
              services
                  .map(AttestationsShape::sorted)
                  .or(() -> servicesText)
                  .orElse("services not named"));
      id.append(" in ")
          .append(
              area.regions()
                  .map(AttestationsShape::sorted)
                  .or(area::text)
                  .orElse("regions not named"));
      return id.toString();
    }
  }

  static final EntryList<RawAttestation> ATTESTATIONS =
      new EntryList<>("attestations", RawAttestation.class, AttestationsShape::attestation, false);

  private AttestationsShape() {}

  private static String sorted(List<Located<String>> names) {
    return String.join(" ", names.stream().map(Located::value).sorted().toList());
  }

  private static Shape<RawAttestation> attestation() {
    ObjectBuilder keys = Shape.object("Attestation", "a claim that an entity holds a scheme");
    Key<Located<String>> entity = keys.required("entity", Scalars.REF, "whose certificate it is");
    Key<Optional<Located<String>>> partition =
        keys.optional("partition", Scalars.REF, "the part of the cloud that it speaks of");
    Key<List<Located<String>>> providers =
        keys.optional("providers", Scalars.REFS, List.of(), "whose regions and services");
    Key<Optional<List<Located<String>>>> regions =
        keys.optional("regions", Shape.oneOrMany(Scalars.REF), "codes of the regions listed");
    Key<List<String>> regionsText =
        keys.optional("regionsText", Scalars.TEXTS, List.of(), "regions in words: then unknown");
    Key<Boolean> allRegions =
        keys.optional("allRegions", Shape.bool(), false, "whether these are all of the partition");
    Key<List<Country>> countries =
        keys.optional(
            "countries", Shape.oneOrMany(Scalars.COUNTRY), List.of(), "area only: never a pass");
    Key<Optional<List<Located<String>>>> services =
        keys.optional("services", Shape.oneOrMany(Scalars.REF), "services listed");
    Key<List<String>> servicesText =
        keys.optional("servicesText", Scalars.TEXTS, List.of(), "services in words: then unknown");
    Key<Located<String>> scheme = keys.required("scheme", Scalars.REF, "what is held");
    Key<Optional<Located<String>>> version = keys.optional("version", Scalars.REF, "its version");
    Key<Optional<Located<String>>> level = keys.optional("level", Scalars.REF, "the level held");
    Key<Optional<Located<String>>> type = keys.optional("type", Scalars.REF, "the type held");
    Key<Optional<Located<RawPeriod>>> period =
        keys.optional("period", period().located(), "what a report covers");
    Key<Optional<PartialDate>> issued = keys.optional("issued", Scalars.DATE, "day of issue");
    Key<Optional<Located<PartialDate>>> until =
        keys.optional(
            "until", Scalars.DATE.located(), "first day on which the certificate does not hold");
    Key<Optional<UntilKind>> untilKind =
        keys.optional("untilKind", Shape.enumeration(UntilKind.class), "how `until` is known");
    Key<Attestation.Status> status =
        keys.required("status", Shape.enumeration(Attestation.Status.class), "how the claim reads");
    Key<List<String>> statements =
        keys.optional("statements", Scalars.TEXTS, List.of(), "what parties say");
    Key<Grade> grade =
        keys.required("grade", Shape.enumeration(Grade.class), "whether the document was read");
    keys.optional("seeAlso", Scalars.TEXTS, List.of(), "related claims");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> {
          if (f.has(level) && f.has(type)) {
            throw f.refuse(type, "a claim has a `level` or a `type`, not both");
          }
          return new RawAttestation(
              f.get(entity),
              new RawArea(
                  f.get(partition),
                  f.get(providers),
                  f.get(regions),
                  f.get(allRegions),
                  Texts.joined(f.get(regionsText)),
                  f.get(countries)),
              f.get(services),
              Texts.joined(f.get(servicesText)),
              f.get(scheme),
              f.get(version),
              f.get(level),
              f.get(type),
              f.get(period),
              f.get(issued),
              f.get(until),
              f.get(untilKind),
              f.get(status),
              f.get(statements),
              f.get(grade),
              head.read(f));
        });
  }

  private static Shape<RawPeriod> period() {
    ObjectBuilder keys = Shape.object("ReportPeriod", "what a report covers");
    Key<Optional<PartialDate>> from = keys.optional("from", Scalars.DATE, "first day");
    Key<Optional<PartialDate>> until =
        keys.optional("until", Scalars.DATE, "first day after the period");
    return keys.build(f -> new RawPeriod(f.get(from), f.get(until)));
  }
}
