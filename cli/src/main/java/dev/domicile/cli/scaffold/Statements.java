package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Condition.Compare;
import dev.domicile.core.policy.Conditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a workload can state of an attribute, in the order in which a person would try it. */
final class Statements {

  private static final String PERSONAL = "personal";

  private final Vocabulary words;
  private final Places places;

  Statements(Vocabulary words, Places places) {
    this.words = words;
    this.places = places;
  }

  /** Personal data, if the vocabulary has the word. */
  List<String> usualCategories() {
    return words.categories().containsKey(PERSONAL) ? List.of(PERSONAL) : List.of();
  }

  /** Every statement that may matter to some comparisons of one attribute. */
  List<UnaryOperator<Workload.Builder>> of(Workload workload, List<Compare> ofOne) {
    Attribute attribute = ofOne.get(0).attribute();
    Set<String> operands = new LinkedHashSet<>();
    ofOne.forEach(compare -> operands.addAll(compare.operands()));
    return switch (attribute) {
      case SECTOR -> lists(operands, words.sectors().keySet(), Workload.Builder::sectors);
      case SUBJECTS -> subjects(operands);
      case CATEGORIES -> categories(operands);
      case CLASSIFICATION -> classifications(operands);
      case REQUESTER_COUNTRY -> requesters(operands);
      case REQUESTER_REGIMES -> regimes(operands);
      case STAGES -> stages(workload, operands);
      case LABEL -> labels(ofOne.get(0).name(), operands);
      default -> throw new IllegalStateException(attribute.id() + " is no attribute of a workload");
    };
  }

  /** How a list of words is stated. */
  private interface Statement {
    Workload.Builder state(Workload.Builder builder, List<String> values);
  }

  private static List<UnaryOperator<Workload.Builder>> lists(
      Collection<String> operands, Collection<String> others, Statement statement) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    operands.forEach(word -> statements.add(b -> statement.state(b, List.of(word))));
    statements.add(b -> statement.state(b, List.copyOf(operands)));
    others.forEach(word -> statements.add(b -> statement.state(b, List.of(word))));
    return statements;
  }

  private List<UnaryOperator<Workload.Builder>> categories(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b); // personal data, as usual
    operands.forEach(word -> statements.add(b -> b.categories(withPersonal(List.of(word)))));
    statements.add(b -> b.categories(withPersonal(operands)));
    statements.add(b -> b.categories(List.of()));
    return statements;
  }

  /** What is personal data says so, as people write it. */
  private List<String> withPersonal(Collection<String> categories) {
    Set<String> result = new LinkedHashSet<>();
    if (words.impliedBy(categories).contains(PERSONAL)) {
      result.add(PERSONAL);
    }
    result.addAll(categories);
    return List.copyOf(result);
  }

  private List<UnaryOperator<Workload.Builder>> classifications(Set<String> operands) {
    Set<String> ladders = new TreeSet<>();
    operands.forEach(operand -> ladders.add(Conditions.ladderOf(operand)));
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    for (String ladder : ladders) {
      Vocabulary.Ladder steps = words.ladders().get(ladder);
      if (steps != null) {
        for (String step : steps.values()) {
          statements.add(b -> b.classification(List.of(ladder + "/" + step)));
        }
      }
    }
    return statements;
  }

  private List<UnaryOperator<Workload.Builder>> subjects(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b);
    countries(operands).forEach(country -> statements.add(b -> b.subjects(country)));
    statements.add(
        b ->
            b.subjects(
                operands.stream().flatMap(o -> places.of(o).stream()).toArray(Country[]::new)));
    statements.add(b -> b.subjects());
    return statements;
  }

  private List<UnaryOperator<Workload.Builder>> requesters(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b);
    countries(operands).forEach(country -> statements.add(b -> b.requester(country)));
    return statements;
  }

  private List<Country> countries(Set<String> operands) {
    return Stream.concat(
            operands.stream().flatMap(operand -> places.of(operand).stream()),
            places.all().stream())
        .distinct()
        .toList();
  }

  private static List<UnaryOperator<Workload.Builder>> regimes(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements =
        new ArrayList<>(lists(operands, List.of(), Workload.Builder::regimes));
    statements.add(b -> b.regimes(List.of()));
    return statements;
  }

  private static List<UnaryOperator<Workload.Builder>> stages(
      Workload workload, Set<String> operands) {
    Map<Stage, Workload.StageSpec> all = new EnumMap<>(workload.stages().orElseThrow());
    Map<Stage, Workload.StageSpec> none = new EnumMap<>(all);
    for (String operand : operands) {
      all.put(Stage.parse(operand), Workload.StageSpec.PLAIN);
      none.remove(Stage.parse(operand));
    }
    none.put(Stage.INFERENCE, Workload.StageSpec.PLAIN);
    return List.of(b -> b, b -> b.stages(all), b -> b.stages(none));
  }

  private static List<UnaryOperator<Workload.Builder>> labels(String name, Set<String> operands) {
    String label = name.substring(name.indexOf('.') + 1);
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b);
    operands.forEach(value -> statements.add(b -> b.label(label, value)));
    statements.add(b -> b.label(label, "other"));
    return statements;
  }
}
