package dev.domicile.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which way the arrows of {@code ARCHITECTURE.md} point, and what the code never does. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          // Also those of this module, which lie elsewhere than tests usually do.
          .withImportOption(location -> !location.contains("/test-classes/"))
          // What other modules lend to tests.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.domicile");

  private static final String CORE = "dev.domicile.core..";
  private static final String CATALOG = "dev.domicile.catalog..";
  private static final String RESIDENCY = "dev.domicile.residency..";
  private static final String CERTIFICATION = "dev.domicile.certification..";
  private static final String OPA = "dev.domicile.opa..";
  private static final String POLICIES = "dev.domicile.policies..";
  private static final String CLI = "dev.domicile.cli..";

  private static final String SOURCE = "dev.domicile.core.source..";
  private static final String TYPES = "dev.domicile.core.catalog..";
  private static final String POLICY = "dev.domicile.core.policy..";
  private static final String DECISION = "dev.domicile.core.decision..";

  private static final String[] LIBRARIES = {
    "com.fasterxml.jackson..", "com.google.common..", "org.yaml.."
  };

  // Between modules.

  @Test
  void the_core_knows_no_other_module() {
    none(CORE, CATALOG, RESIDENCY, CERTIFICATION, OPA, POLICIES, CLI)
        .because("providers, regions and laws are data, and rule kinds are found, not named")
        .check(CLASSES);
  }

  @Test
  void the_catalog_knows_the_core_only() {
    none(CATALOG, RESIDENCY, CERTIFICATION, OPA, POLICIES, CLI)
        .because("facts are true whatever anybody requires of them")
        .check(CLASSES);
  }

  @Test
  void residency_knows_the_core_only() {
    none(RESIDENCY, CATALOG, CERTIFICATION, OPA, POLICIES, CLI)
        .because("a rule kind that knows another cannot be added or left out alone")
        .check(CLASSES);
  }

  @Test
  void certification_knows_the_core_only() {
    none(CERTIFICATION, CATALOG, RESIDENCY, OPA, POLICIES, CLI)
        .because("a rule kind that knows another cannot be added or left out alone")
        .check(CLASSES);
  }

  @Test
  void opa_knows_the_core_only() {
    none(OPA, CATALOG, RESIDENCY, CERTIFICATION, POLICIES, CLI)
        .because("what OPA is given or asked does not depend on which laws ship")
        .check(CLASSES);
  }

  @Test
  void the_bundled_policies_do_not_decide() {
    none(POLICIES, DECISION, OPA, CLI)
        .because("they are documents; how decisions are made is not theirs")
        .check(CLASSES);
  }

  @Test
  void rule_kinds_do_not_decide() {
    noClasses()
        .that()
        .resideInAnyPackage(CATALOG, RESIDENCY, CERTIFICATION, OPA)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(DECISION)
        .because("a requirement judges one offering; what that comes to is the engine's")
        .check(CLASSES);
  }

  @Test
  void nothing_knows_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .because("a service decides without it")
        .check(CLASSES);
  }

  // Inside the core.

  @Test
  void sources_come_first() {
    none(SOURCE, TYPES, POLICY, DECISION)
        .because("reading YAML knows nothing of what it says")
        .check(CLASSES);
  }

  @Test
  void catalog_types_come_second() {
    none(TYPES, POLICY, DECISION).because("facts know nothing of rules").check(CLASSES);
  }

  @Test
  void policies_come_third() {
    none(POLICY, DECISION).because("a requirement is judged, it does not decide").check(CLASSES);
  }

  @Test
  void the_packages_of_the_core_form_no_circle() {
    slices()
        .matching("dev.domicile.core.(*)..")
        .should()
        .beFreeOfCycles()
        .because("what depends on each other is one package")
        .check(CLASSES);
  }

  @Test
  void modules_form_no_circle() {
    slices()
        .matching("dev.domicile.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a module has to be usable without those that use it")
        .check(CLASSES);
  }

  // Libraries.

  @Test
  void only_one_class_reads_with_snakeyaml() {
    classes()
        .that(DescribedPredicate.describe("use SnakeYAML", ArchitectureTest::usesSnakeYaml))
        .should()
        .haveFullyQualifiedName("dev.domicile.core.source.YamlEvents")
        .andShould()
        .notBePublic()
        .because("another parser, or another version of it, then changes one class")
        .check(CLASSES);
  }

  @Test
  void no_library_shows_in_public_signatures() {
    classes()
        .that()
        .resideInAPackage("dev.domicile..")
        .and()
        .resideOutsideOfPackage(CLI)
        .and()
        .arePublic()
        .should(showNoTypeOf(LIBRARIES))
        .because("who uses the library must not need the same version of its libraries")
        .check(CLASSES);
  }

  // What decisions must not depend on.

  @Test
  void the_core_has_no_clock() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it asks for the time",
                call ->
                    call.getTarget().getName().equals("now")
                        && call.getTargetOwner().getPackageName().startsWith("java.time")))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .because("the day is part of the question: same input, same bytes")
        .check(CLASSES);
  }

  @Test
  void nothing_outside_the_command_line_prints_or_logs() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        // Runs in the build of region-catalog, never in a service.
        .and()
        .doNotHaveFullyQualifiedName("dev.domicile.catalog.CatalogCompiler")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."))
        .because("what a library has to say stands in what it returns")
        .check(CLASSES);
  }

  @Test
  void only_the_module_for_opa_opens_a_connection() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.domicile..")
        .and()
        .resideOutsideOfPackage(OPA)
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.net.http..")
                .or(name("java.net.Socket"))
                .or(name("java.net.URLConnection")))
        .because("a decision needs no network unless a rule asks for it")
        .check(CLASSES);
  }

  @Test
  void static_fields_are_final() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("two decision points in one process must not meet")
        .check(CLASSES);
  }

  private static ArchRule none(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  private static boolean usesSnakeYaml(JavaClass type) {
    // Lambdas and nested types belong to the class that they stand in.
    return type.getEnclosingClass().isEmpty()
        && type.getDirectDependenciesFromSelf().stream()
            .anyMatch(d -> d.getTargetClass().getPackageName().startsWith("org.yaml"));
  }

  private static ArchCondition<JavaClass> showNoTypeOf(String... packages) {
    DescribedPredicate<JavaClass> foreign = resideInAnyPackage(packages);
    return new ArchCondition<>("show no type of " + String.join(", ", packages)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaMember member : type.getMembers()) {
          Set<JavaModifier> modifiers = member.getModifiers();
          boolean shown =
              modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
          if (shown && !modifiers.contains(JavaModifier.SYNTHETIC)) {
            for (JavaType part : partsOf(member)) {
              part.getAllInvolvedRawTypes().stream()
                  .filter(foreign)
                  .forEach(
                      found ->
                          events.add(
                              SimpleConditionEvent.violated(
                                  member, member.getFullName() + " shows " + found.getName())));
            }
          }
        }
      }
    };
  }

  private static List<JavaType> partsOf(JavaMember member) {
    List<JavaType> parts = new ArrayList<>();
    if (member instanceof JavaField field) {
      parts.add(field.getType());
    } else if (member instanceof JavaCodeUnit unit) {
      parts.add(unit.getReturnType());
      parts.addAll(unit.getParameterTypes());
      parts.addAll(unit.getExceptionTypes());
    }
    return parts;
  }
}
