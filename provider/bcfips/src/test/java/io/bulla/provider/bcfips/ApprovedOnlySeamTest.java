package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.Seam;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.Finding;
import java.nio.file.Path;
import java.security.KeyStoreException;
import org.junit.jupiter.api.Test;

class ApprovedOnlySeamTest extends KeystoreSeamTest {
  @Override
  protected String[] settings() {
    return new String[] {Keystores.extensionsSetting(), "approved-only = true"};
  }

  @Test
  void module_saysThatItIsInApprovedMode() {
    ProviderReport report = ProviderReport.of(provider(usedUri()));
    assertThat(report.findings())
        .extracting(Finding::detail)
        .anyMatch(detail -> detail.startsWith("BC FIPS") && detail.contains("approved-only"));
  }

  @Test
  void passwordOfLessThan112Bits_isRefused() throws Exception {
    Path file = directory.resolve("weak.bcfks");
    String uri = Keystores.uri(file, Keystores.passwordFile(directory, "short"));
    Throwable failure = catchThrowable(() -> new Seam(provider(uri)).create("models"));
    assertThat(failure.getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
    assertThat(file).doesNotExist();
  }
}
