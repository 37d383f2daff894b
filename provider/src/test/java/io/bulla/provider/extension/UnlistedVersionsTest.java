package io.bulla.provider.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.Configured;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a KEK whose versions this process may not list. */
class UnlistedVersionsTest {
  @TempDir Path directory;

  @Test
  void denialOfTheList_isAWarning_andTheRestIsLookedAt() throws Exception {
    List<Finding> findings = diagnosed("DENIED");
    assertThat(findings)
        .extracting(finding -> finding.name() + " " + finding.status())
        .contains("kek models WARN", "its own OK");
    assertThat(findings)
        .filteredOn(finding -> finding.name().equals("kek models"))
        .allMatch(finding -> finding.detail().contains("not for you"));
  }

  @Test
  void anyOtherFailure_isAFailure() throws Exception {
    assertThat(diagnosed("AUTHENTICATION_FAILED"))
        .extracting(finding -> finding.name() + " " + finding.status())
        .contains("kek models FAIL");
  }

  private List<Finding> diagnosed(String kind) throws Exception {
    Path jar = Files.createDirectories(directory.resolve("extensions/unlisted")).resolve("a.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      ExtensionsTest.service(out, UnlistedFactory.class.getName());
      ExtensionsTest.add(out, UnlistedFactory.class);
      ExtensionsTest.add(out, UnlistedFactory.Place.class);
    }
    return ProviderReport.of(
            Configured.provider(
                directory, "extensions.dir = extensions", "kek.models = unlisted:" + kind))
        .findings();
  }
}
