package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.ProviderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenConfigurationTest {
  @TempDir Path directory;

  @Test
  void brokenFile_isReportedAtEachUseWithFileLineAndKey() {
    Path file = Configured.file(directory, "", "kek.models = nonsense");
    Provider provider = new BullaProvider().configure(file.toString());
    assertThat(provider.getServices()).hasSize(7);
    String place = file + ":2: kek.models: ";
    for (int use = 0; use < 2; use++) {
      Throwable load = catchThrowable(() -> new Seam(provider).keyStore());
      assertThat(load).isInstanceOf(IOException.class).hasMessageContaining(place);
      assertBadConfig(load.getCause(), place);
      Throwable create = catchThrowable(() -> new Seam(provider).create("models"));
      assertThat(create).isInstanceOf(ProviderException.class);
      assertBadConfig(create.getCause(), place);
    }
  }

  @Test
  void argumentThatIsNoPath_isReportedAtUse() {
    Seam seam = new Seam(new BullaProvider().configure("a\0b"));
    Throwable failure = catchThrowable(() -> seam.keyStore());
    assertBadConfig(failure.getCause(), "the provider's argument: ");
  }

  @Test
  void schemeThatNobodyServes_namesItsPlaceInTheFile() throws Exception {
    Path file = Configured.file(directory, "kek.models = keystor:/x");
    Seam seam = new Seam(new BullaProvider().configure(file.toString()));
    Throwable failure = catchThrowable(() -> seam.key("models"));
    assertBadConfig(failure.getCause(), file + ":1: kek.models: ");
  }

  @Test
  void report_holdsTheFailureAsAFinding() {
    BullaProvider provider = Configured.provider(directory, "kek.models = keystor:/x");
    ProviderReport report = ProviderReport.of(provider);
    assertThat(report.worst()).isEqualTo(Finding.Status.FAIL);
    assertThat(report.findings()).extracting(Finding::name).contains("kek models");
  }

  private static void assertBadConfig(Throwable cause, String place) {
    assertThat(cause)
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining(place);
  }
}
