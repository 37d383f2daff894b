package io.bulla.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules: agent → loader → JDK ← provider. */
@AnalyzeClasses(locations = ModuleClasses.class)
class ArrowsTest {
  private static final String LOADER = "io.bulla.loader..";
  private static final String PROVIDER = "io.bulla.provider..";
  private static final String AGENT = "io.bulla.agent..";
  private static final String CLI = "io.bulla.cli..";
  private static final String BENCHMARKS = "io.bulla.benchmarks..";

  @ArchTest
  static final ArchRule LOADER_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage(LOADER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROVIDER, AGENT, CLI, BENCHMARKS);

  @ArchTest
  static final ArchRule PROVIDER_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage(PROVIDER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LOADER, AGENT, CLI, BENCHMARKS);

  @ArchTest
  static final ArchRule AGENT_KNOWS_NOBODY_ABOVE_IT =
      noClasses()
          .that()
          .resideInAPackage(AGENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, BENCHMARKS);

  @ArchTest
  static final ArchRule AGENT_OUTSIDE_ITS_CORE_KNOWS_NO_PROVIDER =
      noClasses()
          .that()
          .resideInAPackage(AGENT)
          .and()
          .resideOutsideOfPackage("io.bulla.agent.core..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PROVIDER);

  @ArchTest
  static final ArchRule AGENT_ON_THE_BOOT_CLASS_PATH_KNOWS_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAnyPackage("io.bulla.agent", "io.bulla.agent.boot")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify.annotations", "io.bulla.agent", "io.bulla.agent.boot");

  @ArchTest
  static final ArchRule FORMAT_DOES_NO_IO_AND_NO_CRYPTO =
      noClasses()
          .that()
          .resideInAPackage("io.bulla.loader.format..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.channels..", "java.nio.file..", "javax.crypto..");

  @ArchTest
  static final ArchRule BOUNCY_CASTLE_STAYS_IN_ITS_EXTENSION =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.bulla.provider.bcfips..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule SEAM_TO_STORES_IS_OF_JDK_TYPES =
      classes()
          .that()
          .resideInAPackage("io.bulla.loader.store")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations", "io.bulla.loader.store");

  @ArchTest
  static final ArchRule STORE_OF_S3_KNOWS_THE_SEAM_AND_ITS_LIBRARY =
      classes()
          .that()
          .resideInAPackage("io.bulla.loader.s3..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "software.amazon.awssdk..",
              "io.bulla.loader.store",
              "io.bulla.loader.s3..");

  @ArchTest
  static final ArchRule BACKEND_OF_GOOGLE_KNOWS_THE_SPI_AND_ITS_LIBRARY =
      classes()
          .that()
          .resideInAPackage("io.bulla.provider.gcpkms..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "com.google.api.client..",
              "com.google.auth..",
              "io.bulla.provider.spi",
              "io.bulla.provider.remote..",
              "io.bulla.provider.gcpkms..");

  @ArchTest
  static final ArchRule LIBRARY_OF_GOOGLE_STAYS_IN_ITS_EXTENSION =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.bulla.provider.gcpkms..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.api..", "com.google.auth..");

  @ArchTest
  static final ArchRule BACKEND_OF_AZURE_KNOWS_THE_SPI_AND_ITS_LIBRARY =
      classes()
          .that()
          .resideInAPackage("io.bulla.provider.azurekms..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "com.azure.core..",
              "com.azure.identity..",
              "reactor.core.publisher..",
              "io.bulla.provider.spi",
              "io.bulla.provider.remote..",
              "io.bulla.provider.azurekms..");

  @ArchTest
  static final ArchRule LIBRARY_OF_AZURE_STAYS_IN_ITS_EXTENSION =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.bulla.provider.azurekms..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.azure..", "reactor..");

  /** An extension's class loader shows it no other class of the core. */
  @ArchTest
  static final ArchRule BACKENDS_OF_SERVICES_KNOW_THE_SPI_ALONE =
      classes()
          .that()
          .resideInAnyPackage("io.bulla.provider.remote..", "io.bulla.provider.hcvault..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "org.jspecify.annotations",
              "io.bulla.provider.spi",
              "io.bulla.provider.remote..",
              "io.bulla.provider.hcvault..");

  @ArchTest
  static final ArchRule BACKEND_OF_AWS_KNOWS_THE_SPI_AND_THE_SDK =
      classes()
          .that()
          .resideInAPackage("io.bulla.provider.awskms..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "software.amazon.awssdk..",
              "io.bulla.provider.spi",
              "io.bulla.provider.remote..",
              "io.bulla.provider.awskms..");

  @ArchTest
  static final ArchRule SDK_OF_AWS_STAYS_IN_ITS_EXTENSION =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.bulla.provider.awskms..", "io.bulla.loader.s3..", "io.bulla.formats.esdk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  /** For programs that have any JCA provider of KEKs. */
  @ArchTest
  static final ArchRule LIBRARY_FOR_THE_ENCRYPTION_SDK_KNOWS_THE_JDK_AND_KEYRINGS =
      classes()
          .that()
          .resideInAPackage("io.bulla.esdk..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "org.jspecify.annotations",
              "software.amazon.cryptography..",
              "io.bulla.esdk..");

  @ArchTest
  static final ArchRule KEYRINGS_STAY_IN_THEIR_LIBRARY =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.bulla.esdk..", "io.bulla.formats.esdk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.cryptography..", "com.amazonaws..");

  @ArchTest
  static final ArchRule BACKEND_OF_TINK_KNOWS_THE_SPI_AND_TINK =
      classes()
          .that()
          .resideInAPackage("io.bulla.provider.tink..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "com.google.crypto.tink",
              "com.google.protobuf",
              "io.bulla.provider.spi",
              "io.bulla.provider.remote..",
              "io.bulla.provider.tink..");

  /** For programs that have any JCA provider of KEKs. */
  @ArchTest
  static final ArchRule LIBRARY_FOR_TINK_KNOWS_THE_JDK_AND_TINK =
      classes()
          .that()
          .resideInAPackage("io.bulla.tink..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "org.jspecify.annotations",
              "com.google.crypto.tink",
              "com.google.errorprone.annotations",
              "io.bulla.tink..");

  @ArchTest
  static final ArchRule TINK_STAYS_IN_ITS_LIBRARY_AND_ITS_EXTENSION =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.bulla.tink..", "io.bulla.provider.tink..", "io.bulla.formats.tink..", BENCHMARKS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto.tink..");

  @ArchTest
  static final ArchRule FORMATS_OF_OTHERS_KNOW_THEIR_LIBRARIES_ALONE =
      classes()
          .that()
          .resideInAnyPackage(
              "io.bulla.formats.spi", "io.bulla.formats.age", "io.bulla.formats.openssl")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "org.jspecify.annotations",
              "com.exceptionfactory.jagged..",
              "io.bulla.formats.spi",
              "io.bulla.formats.age",
              "io.bulla.formats.openssl");

  /** An extension's class loader shows it no other class of the core. */
  @ArchTest
  static final ArchRule FORMAT_OF_TINK_KNOWS_THE_SPI_AND_ITS_LIBRARY =
      classes()
          .that()
          .resideInAPackage("io.bulla.formats.tink..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "com.google.crypto.tink..",
              "io.bulla.formats.spi",
              "io.bulla.formats.tink..");

  /** Dumps show what there is: nobody calls the collector, or forbids dumps. */
  @ArchTest
  static final ArchRule NOTHING_BLINDS_A_DUMP =
      noClasses()
          .that()
          .resideOutsideOfPackage(BENCHMARKS)
          .should()
          .callMethod(System.class, "gc")
          .orShould()
          .callMethod(Runtime.class, "gc")
          .orShould(haveA("prctl"));

  /** That makes a process undumpable, where it is bound to the C library's. */
  private static ArchCondition<JavaClass> haveA(String method) {
    return ArchCondition.from(
        DescribedPredicate.describe(
            "have a method " + method,
            type -> type.getMethods().stream().anyMatch(each -> each.getName().equals(method))));
  }
}
