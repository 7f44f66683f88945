package org.tariffledger.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// What a module must not know. A command flows one way, and so do the imports.
@AnalyzeClasses(packages = "org.tariffledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String DOMAIN = "org.tariffledger.domain..";
  private static final String COMMANDS = "org.tariffledger.commands..";
  private static final String PROJECTIONS = "org.tariffledger.projections..";
  private static final String SUBSCRIPTIONS = "org.tariffledger.subscriptions..";
  private static final String AUDIT = "org.tariffledger.audit..";
  private static final String REST = "org.tariffledger.rest..";
  private static final String APP = "org.tariffledger.app..";
  private static final String CLIENT = "org.tariffledger.client..";
  private static final String CLIENT_FOR_PROGRAMS = "org.tariffledger.client.api..";

  /// As docs/architecture.md orders them: each may import those before it.
  private static final List<String> PACKAGES_OF_REST =
      List.of(
          "files",
          "json",
          "http",
          "security",
          "events",
          "rates",
          "measures",
          "talks",
          "relations",
          "references",
          "schedules",
          "changes",
          "schemas",
          "webhooks",
          "log",
          "exports",
          "proposals",
          "replays",
          "doctor",
          "commands",
          "uploads",
          "assessments",
          "whatifs",
          "openapi");

  @ArchTest
  static final ArchRule the_rules_are_plain_Java =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule only_rest_and_the_files_of_the_page_know_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackages(REST, "org.tariffledger.app.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.http..", "org.springframework.web..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule commands_do_not_know_who_reads_or_asks =
      noClasses()
          .that()
          .resideInAPackage(COMMANDS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROJECTIONS, SUBSCRIPTIONS, AUDIT, REST, APP);

  @ArchTest
  static final ArchRule projections_do_not_know_who_asks =
      noClasses()
          .that()
          .resideInAPackage(PROJECTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SUBSCRIPTIONS, AUDIT, REST, APP);

  @ArchTest
  static final ArchRule the_change_log_does_not_know_who_reads_it =
      noClasses()
          .that()
          .resideInAPackage(SUBSCRIPTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(AUDIT, REST, APP);

  @ArchTest
  static final ArchRule the_audit_does_not_know_who_asks =
      noClasses()
          .that()
          .resideInAPackage(AUDIT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REST, APP);

  @ArchTest
  static final ArchRule nothing_needs_the_app =
      noClasses()
          .that()
          .resideInAPackage(REST)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(APP);

  @ArchTest
  static final ArchRule the_command_line_knows_the_ledger_only_over_HTTP =
      noClasses()
          .that()
          .resideInAPackage(CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              DOMAIN,
              COMMANDS,
              PROJECTIONS,
              SUBSCRIPTIONS,
              AUDIT,
              REST,
              APP,
              "org.springframework..");

  @ArchTest
  static final ArchRule the_client_for_programs_brings_little_with_it =
      classes()
          .that()
          .resideInAPackage(CLIENT_FOR_PROGRAMS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              CLIENT_FOR_PROGRAMS, "java..", "javax..", "org.jspecify..", "tools.jackson..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("org.tariffledger.(**)").should().beFreeOfCycles();

  @ArchTest
  static void a_package_of_rest_imports_only_those_before_it(JavaClasses classes) {
    var rest = classes.getPackage("org.tariffledger.rest");
    assertThat(rest.getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrderElementsOf(PACKAGES_OF_REST);

    for (int i = 0; i < PACKAGES_OF_REST.size(); i++) {
      var later = PACKAGES_OF_REST.subList(i + 1, PACKAGES_OF_REST.size()).stream();
      noClasses()
          .that()
          .resideInAPackage(rest.getName() + "." + PACKAGES_OF_REST.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              Stream.concat(
                      Stream.of(rest.getName()), later.map(p -> rest.getName() + "." + p + ".."))
                  .toArray(String[]::new))
          .check(classes);
    }
  }

  @ArchTest
  static void every_package_says_what_may_be_null(JavaClasses classes) {
    assertThat(classes.getPackage("org.tariffledger").getSubpackagesInTree())
        .filteredOn(p -> !p.getClasses().isEmpty())
        .hasSizeGreaterThan(5)
        .filteredOn(p -> !p.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .isEmpty();
  }
}
