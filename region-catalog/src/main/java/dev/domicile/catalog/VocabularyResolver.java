package dev.domicile.catalog;

import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Resolves the vocabulary. */
final class VocabularyResolver {

  private VocabularyResolver() {}

  static Vocabulary resolve(Context context) {
    Tables tables = context.tables();
    return new Vocabulary(
        sectors(context),
        categories(context),
        ladders(context),
        regimes(context),
        tables.values(VocabularyShape.EVIDENCE_KINDS).stream()
            .map(
                raw ->
                    new Vocabulary.EvidenceKind(
                        raw.id(), raw.question(), raw.title(), raw.withAny()))
            .toList(),
        terms(tables.values(VocabularyShape.CAPABILITIES)),
        terms(tables.values(VocabularyShape.ACCELERATORS)));
  }

  private static List<Vocabulary.Sector> sectors(Context context) {
    Map<String, VocabularyShape.RawSector> known = context.tables().byId(VocabularyShape.SECTORS);
    TreeMap<String, List<Located<String>>> parents = new TreeMap<>();
    List<Vocabulary.Sector> sectors = new ArrayList<>();
    for (VocabularyShape.RawSector raw : known.values()) {
      context.references().find(raw.parent(), known, "sector");
      parents.put(raw.id(), raw.parent().map(List::of).orElse(List.of()));
      sectors.add(new Vocabulary.Sector(raw.id(), raw.parent().map(Located::value), raw.title()));
    }
    Cycles.find(parents, "is part of", context.problems());
    return sectors;
  }

  private static List<Vocabulary.Category> categories(Context context) {
    Map<String, VocabularyShape.RawCategory> known =
        context.tables().byId(VocabularyShape.CATEGORIES);
    TreeMap<String, List<Located<String>>> implied = new TreeMap<>();
    List<Vocabulary.Category> categories = new ArrayList<>();
    for (VocabularyShape.RawCategory raw : known.values()) {
      context.references().checkAll(raw.implies(), known.keySet(), "category");
      implied.put(raw.id(), raw.implies());
      categories.add(
          new Vocabulary.Category(
              raw.id(), raw.implies().stream().map(Located::value).toList(), raw.title()));
    }
    Cycles.find(implied, "implies", context.problems());
    return categories;
  }

  private static List<Vocabulary.Ladder> ladders(Context context) {
    List<Vocabulary.Ladder> ladders = new ArrayList<>();
    for (VocabularyShape.RawLadder raw : context.tables().values(VocabularyShape.LADDERS)) {
      ladders.add(
          new Vocabulary.Ladder(raw.id(), area(raw.country(), context), raw.values(), raw.title()));
    }
    return ladders;
  }

  private static List<Vocabulary.Regime> regimes(Context context) {
    List<Vocabulary.Regime> regimes = new ArrayList<>();
    for (VocabularyShape.RawRegime raw : context.tables().values(VocabularyShape.REGIMES)) {
      regimes.add(
          new Vocabulary.Regime(
              raw.id(), area(raw.country(), context), raw.general(), raw.title(), raw.question()));
    }
    return regimes;
  }

  private static Optional<String> area(Optional<Located<String>> name, Context context) {
    context.checkJurisdictions(name.map(List::of).orElse(List.of()));
    return name.map(Located::value);
  }

  private static List<Vocabulary.Term> terms(List<VocabularyShape.RawTerm> raw) {
    return raw.stream().map(term -> new Vocabulary.Term(term.id(), term.title())).toList();
  }
}
