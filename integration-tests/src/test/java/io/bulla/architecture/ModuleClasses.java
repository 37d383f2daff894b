package io.bulla.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import io.bulla.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The compiled classes of every module, from where each was built: not all of them share a class
 * path.
 */
public final class ModuleClasses implements LocationProvider {
  private static final List<String> MODULES =
      List.of(
          "loader",
          "loader/s3",
          "provider",
          "provider/bcfips",
          "provider/remote",
          "provider/hcvault",
          "provider/aws-kms",
          "provider/gcp-kms",
          "provider/azure-kms",
          "cli/formats",
          "cli/formats/tink",
          "cli/formats/encryption-sdk",
          "provider/tink",
          "provider/encryption-sdk",
          "agent",
          "cli",
          "benchmarks");

  @Override
  public Set<Location> get(Class<?> testClass) {
    return MODULES.stream()
        .map(ModuleClasses::compiled)
        .map(Location::of)
        .collect(Collectors.toSet());
  }

  /** An absent directory would make every rule hold. */
  private static Path compiled(String module) {
    Path classes = SharedData.checkout().resolve(module).resolve("target").resolve("classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(
          "not compiled: " + classes + "; run ./mvnw verify, or add -am to -pl integration-tests");
    }
    return classes;
  }
}
