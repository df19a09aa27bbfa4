package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.catalog.WordList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells in Markdown what a word of the catalog means on a day. */
final class WordText {

  private static final int MOST_LISTED = 30;

  private final Catalog catalog;
  private final LocalDate day;

  WordText(Catalog catalog, LocalDate day) {
    this.catalog = catalog;
    this.day = day;
  }

  /** What is known of a word of a list; empty if the list has no such word. */
  Optional<String> of(WordList list, String word) {
    Vocabulary words = catalog.vocabulary();
    return switch (list) {
      case COUNTRY, PLACE, POLICY_PLACE, OPENED_PLACE, OWN_PLACE -> place(list, word);
      case SCHEME -> Optional.ofNullable(catalog.schemes().get(word)).map(this::scheme);
      case SECTOR -> Optional.ofNullable(words.sectors().get(word)).map(WordText::sector);
      case CATEGORY -> Optional.ofNullable(words.categories().get(word)).map(this::category);
      case REGIME -> Optional.ofNullable(words.regimes().get(word)).map(WordText::regime);
      case EVIDENCE_KIND ->
          Optional.ofNullable(words.evidenceKinds().get(word)).map(WordText::evidence);
      case CLASSIFICATION -> classification(word);
      case STAGE, POLICY_STAGE -> stage(word);
      case REGION -> region(word);
      case ROUTING,
          CAPABILITY,
          ACCELERATOR,
          PROVIDER,
          NOTICE,
          STATUS,
          SERVICE,
          MODEL,
          DEVELOPER,
          ENTITY,
          MODEL_PATTERN,
          EVIDENCE_PARTY,
          FEATURE,
          REGION_CODE,
          OFFERING_PATTERN,
          CUSTODY ->
          titled(list, word);
    };
  }

  private Optional<String> titled(WordList list, String word) {
    return Optional.ofNullable(list.words(catalog).get(word))
        .filter(title -> !title.isEmpty())
        .map(title -> head(word, title));
  }

  private static String head(String id, String title) {
    return "**" + id + "**" + (title.isEmpty() ? "" : " – " + title);
  }

  private Optional<String> place(WordList list, String word) {
    Optional<NamedSet> set = catalog.jurisdictions().find(word);
    if (set.isPresent()) {
      return set.map(this::set);
    }
    if (Country.isCode(word)) {
      return Optional.of(country(Country.of(word)));
    }
    return word.indexOf('/') > 0 ? region(word) : titled(list, word);
  }

  private String country(Country country) {
    List<String> sets =
        catalog.jurisdictions().all().keySet().stream()
            .filter(id -> catalog.jurisdictions().on(id, day).in().contains(country))
            .toList();
    return head(country.code(), new Locale("", country.code()).getDisplayCountry(Locale.ENGLISH))
        + (sets.isEmpty() ? "" : "\n\nOn " + day + " in " + String.join(", ", sets) + ".");
  }

  private String set(NamedSet set) {
    Membership members = catalog.jurisdictions().on(set.id(), day);
    StringBuilder text = new StringBuilder(head(set.id(), set.title().orElse("")));
    List<String> codes = members.in().codes();
    text.append("\n\nOn ").append(day).append(": ");
    if (members.restUnknown()) {
      text.append("the list of members was not read; ");
    }
    text.append(codes.isEmpty() ? "no country for sure" : codes.size() + " countries – ")
        .append(String.join(", ", codes))
        .append('.');
    members
        .scoped()
        .forEach(
            (country, kinds) ->
                text.append("\n- ")
                    .append(country)
                    .append(": a part of it only, with evidence `")
                    .append(String.join("` or `", kinds))
                    .append('`'));
    changes(set).forEach(change -> text.append("\n- ").append(change));
    return text.append(origin(set.provenance())).toString();
  }

  /** Members that come or go after the day. */
  private List<String> changes(NamedSet set) {
    List<String> changes = new ArrayList<>();
    for (NamedSet.Member member : set.members()) {
      member
          .from()
          .filter(from -> from.permissionFrom().isAfter(day))
          .ifPresent(from -> changes.add(member.country() + " joins from " + from));
      member
          .until()
          .ifPresent(
              until ->
                  changes.add(
                      member.country()
                          + (until.permissionUntil().isAfter(day) ? " only until " : " left ")
                          + until));
    }
    return changes;
  }

  private String origin(Provenance provenance) {
    StringBuilder text = new StringBuilder("\n\nSource:");
    for (SourceRef source : provenance.sources()) {
      String title = source.title().or(source::url).orElse(source.id());
      text.append(' ')
          .append(source.url().map(url -> "[" + title + "](" + url + ")").orElse(title))
          .append(source.asOf().map(asOf -> ", as of " + asOf).orElse(""))
          .append(';');
    }
    return text + " confidence " + provenance.confidence().name().toLowerCase(Locale.ROOT) + ".";
  }

  private String scheme(Scheme scheme) {
    StringBuilder text = new StringBuilder(head(scheme.id(), scheme.title()));
    scheme.issuer().ifPresent(issuer -> text.append("\n\nIssued by ").append(issuer).append('.'));
    part(text, "Levels, lowest first", scheme.levels());
    part(text, "Types", scheme.types());
    part(text, "Versions", scheme.versions());
    Map<String, String> holders = new TreeMap<>();
    for (Attestation claim : catalog.attestations()) {
      if (claim.scheme().equals(scheme.id())) {
        holders.merge(claim.entity(), claim(claim), (left, right) -> left + "; " + right);
      }
    }
    text.append(holders.isEmpty() ? "\n\nNobody's claim is recorded." : "\n\nClaims recorded:");
    holders.entrySet().stream()
        .limit(MOST_LISTED)
        .forEach(e -> text.append("\n- ").append(e.getKey()).append(": ").append(e.getValue()));
    return text.append(origin(scheme.provenance())).toString();
  }

  private static String claim(Attestation claim) {
    String status = claim.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return status
        + claim.level().map(level -> ", " + level).orElse("")
        + claim.version().map(version -> ", version " + version).orElse("")
        + claim.until().map(until -> ", until " + until).orElse("");
  }

  private static void part(StringBuilder text, String what, List<String> words) {
    if (!words.isEmpty()) {
      text.append("\n\n").append(what).append(": ").append(String.join(", ", words)).append('.');
    }
  }

  private static String sector(Vocabulary.Sector sector) {
    return head(sector.id(), sector.title().orElse(""))
        + sector.parent().map(parent -> "\n\nPart of `" + parent + "`.").orElse("");
  }

  private String category(Vocabulary.Category category) {
    List<String> implied =
        catalog.vocabulary().impliedBy(category.implies()).stream()
            .filter(id -> !id.equals(category.id()))
            .toList();
    return head(category.id(), category.title().orElse(""))
        + (implied.isEmpty() ? "" : "\n\nImplies `" + String.join("`, `", implied) + "`.");
  }

  private static String regime(Vocabulary.Regime regime) {
    return head(regime.id(), regime.title().orElse(""))
        + regime.area().map(area -> "\n\nConcerns " + area + ".").orElse("")
        + (regime.general() ? " Binds whoever handles personal data there, listed or not." : "")
        + regime.question().map(question -> "\n\n" + question).orElse("");
  }

  private static String evidence(Vocabulary.EvidenceKind kind) {
    return head(kind.id(), kind.title().orElse(""))
        + kind.question().map(question -> "\n\n" + question).orElse("")
        + (kind.withAny() ? "\n\nMay be `with: any`." : "");
  }

  private Optional<String> classification(String word) {
    int slash = word.indexOf('/');
    String ladder = slash < 0 ? "general" : word.substring(0, slash);
    return Optional.ofNullable(catalog.vocabulary().ladders().get(ladder))
        .map(
            found ->
                head(word, found.title().orElse(""))
                    + "\n\nLowest first: "
                    + String.join(" < ", found.values())
                    + ".");
  }

  private static Optional<String> stage(String word) {
    if (word.equals("all")) {
      return Optional.of(head(word, "every stage but `fine-tuning`"));
    }
    return Stage.ids().contains(word)
        ? Optional.of(
            head(word, "stage")
                + (Stage.parse(word).isImposed()
                    ? "\n\nEvery workload has it, listed or not."
                    : "\n\nOnly workloads that have it are judged by it."))
        : Optional.empty();
  }

  private Optional<String> region(String word) {
    return catalog.regions().entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals(word))
        .findFirst()
        .map(
            entry -> {
              RegionId id = entry.getKey();
              return head(id.toString(), entry.getValue().name())
                  + entry.getValue().country().map(c -> "\n\nLies in " + c + ".").orElse("")
                  + origin(entry.getValue().provenance());
            });
  }
}
