package io.bulla.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules: agent → loader → JDK ← provider. */
@AnalyzeClasses(packages = "io.bulla", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  @ArchTest
  static final ArchRule LOADER_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage("io.bulla.loader..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.bulla.provider..", "io.bulla.agent..", "io.bulla.cli..");

  @ArchTest
  static final ArchRule PROVIDER_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage("io.bulla.provider..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.bulla.loader..", "io.bulla.agent..", "io.bulla.cli..");
}
