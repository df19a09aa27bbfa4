package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Resolves the named sets. */
final class JurisdictionsResolver {

  private JurisdictionsResolver() {}

  static Jurisdictions resolve(Context context) {
    Map<String, JurisdictionsShape.RawSet> sets = context.tables().byId(JurisdictionsShape.SETS);
    TreeMap<String, List<Located<String>>> includes = new TreeMap<>();
    for (JurisdictionsShape.RawSet set : sets.values()) {
      includes.put(set.id(), included(set, sets, context));
    }
    Set<String> circular = Cycles.find(includes, "includes", context.problems());
    List<NamedSet> resolved = new ArrayList<>();
    for (JurisdictionsShape.RawSet set : sets.values()) {
      List<String> safe =
          circular.contains(set.id())
              ? List.of()
              : includes.getOrDefault(set.id(), List.of()).stream().map(Located::value).toList();
      resolved.add(
          new NamedSet(
              set.id(),
              set.title(),
              safe,
              members(set, context),
              set.members().isPresent(),
              context.provenances().of(set.head())));
    }
    return Jurisdictions.of(resolved);
  }

  private static List<Located<String>> included(
      JurisdictionsShape.RawSet set, Map<String, JurisdictionsShape.RawSet> sets, Context context) {
    List<Located<String>> found = new ArrayList<>();
    for (Located<String> name : set.includes()) {
      if (context.references().check(name, sets.keySet(), "set")) {
        found.add(name);
      }
    }
    return found;
  }

  private static List<NamedSet.Member> members(JurisdictionsShape.RawSet set, Context context) {
    Set<String> evidence = context.tables().byId(VocabularyShape.EVIDENCE_KINDS).keySet();
    Map<Country, JurisdictionsShape.RawMember> unlimited = new HashMap<>();
    List<NamedSet.Member> members = new ArrayList<>();
    for (JurisdictionsShape.RawMember member : set.members().orElse(List.of())) {
      context.references().checkAll(member.evidence(), evidence, "evidence kind");
      Dates.check(
          member.from(),
          member.until(),
          member.position(),
          "membership of `" + member.country() + "`",
          context.problems());
      boolean always =
          member.from().isEmpty() && member.until().isEmpty() && member.scope().isEmpty();
      JurisdictionsShape.RawMember other =
          always ? unlimited.putIfAbsent(member.country(), member) : null;
      if (other != null) {
        context
            .problems()
            .error(
                member.position(),
                CatalogCodes.DUPLICATE,
                "`" + member.country() + "` is a member at " + other.position() + " too",
                "remove one of the two");
        continue;
      }
      members.add(
          new NamedSet.Member(
              member.country(),
              member.from(),
              member.until(),
              member.scope(),
              member.evidence().stream().map(Located::value).toList()));
    }
    return members;
  }
}
