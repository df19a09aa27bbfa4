package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Vocabulary;
import java.util.List;
import java.util.Optional;

/** The words and sets of a {@link SmallCatalog}. */
final class SmallWords {

  private SmallWords() {}

  static Vocabulary vocabulary() {
    return new Vocabulary(
        List.of(
            sector("finance", null),
            sector("banking", "finance"),
            sector("insurance", "finance"),
            sector("healthcare", null)),
        List.of(
            category("personal"),
            category("special-category", "personal"),
            category("health", "special-category"),
            category("genetic", "health"),
            category("payment")),
        List.of(
            ladder("general", "public", "internal", "confidential", "restricted"),
            ladder("sa-ndmo", "public", "restricted", "secret", "top-secret")),
        List.of(
            regime("eu-controller", "EU", true),
            regime("de-statutory-health", "DE", false),
            regime("us-hipaa", "US", false),
            regime("everywhere", null, false)),
        List.of(
            evidence("scc", "Are standard clauses concluded?", false),
            evidence("dpf-recipient", "Is the recipient certified?", false),
            evidence("contract", "Does a contract fix the places?", false),
            evidence("availability", "Is it available to you?", false),
            evidence("approval", "Who approved it?", true),
            evidence("assessment", "Was it assessed?", true)),
        List.of(term("chat"), term("embedding"), term("image-input"), term("tool-use")),
        List.of(term("nvidia-h100"), term("nvidia-b200")));
  }

  static Jurisdictions sets() {
    return Jurisdictions.of(
        List.of(
            SmallCatalog.set("EU", List.of(), members("AT", "DE", "FR", "IE", "SE")),
            SmallCatalog.set("EEA", List.of("EU"), members("NO")),
            SmallCatalog.set(
                "GDPR-ADEQUATE",
                List.of(),
                List.of(
                    member("CH"),
                    new NamedSet.Member(
                        Country.of("BR"),
                        Optional.of(PartialDate.parse("2026-01-26")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                    new NamedSet.Member(
                        Country.of("GB"),
                        Optional.empty(),
                        Optional.of(PartialDate.parse("2031-12")),
                        Optional.empty(),
                        List.of()),
                    new NamedSet.Member(
                        Country.of("US"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("certified recipients"),
                        List.of("dpf-recipient")))),
            SmallCatalog.set("SA-ADEQUATE", List.of(), List.of()),
            new NamedSet(
                "UNREAD", Optional.empty(), List.of(), members("JP"), false, SmallCatalog.sure())));
  }

  private static List<NamedSet.Member> members(String... codes) {
    return java.util.Arrays.stream(codes).map(SmallWords::member).toList();
  }

  private static NamedSet.Member member(String code) {
    return new NamedSet.Member(
        Country.of(code), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  private static Vocabulary.Sector sector(
      String id, @org.jspecify.annotations.Nullable String parent) {
    return new Vocabulary.Sector(id, Optional.ofNullable(parent), Optional.empty());
  }

  private static Vocabulary.Category category(String id, String... implies) {
    return new Vocabulary.Category(id, List.of(implies), Optional.empty());
  }

  private static Vocabulary.Ladder ladder(String id, String... values) {
    return new Vocabulary.Ladder(id, Optional.empty(), List.of(values), Optional.empty());
  }

  private static Vocabulary.Regime regime(
      String id, @org.jspecify.annotations.Nullable String area, boolean general) {
    return new Vocabulary.Regime(
        id, Optional.ofNullable(area), general, Optional.empty(), Optional.empty());
  }

  private static Vocabulary.EvidenceKind evidence(String id, String question, boolean withAny) {
    return new Vocabulary.EvidenceKind(id, Optional.of(question), Optional.empty(), withAny);
  }

  private static Vocabulary.Term term(String id) {
    return new Vocabulary.Term(id, Optional.empty());
  }
}
