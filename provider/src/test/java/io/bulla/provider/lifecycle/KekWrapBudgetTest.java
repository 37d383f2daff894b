package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wrap budget of a KEK on a token, at use. */
class KekWrapBudgetTest {
  private static final String BUDGET = "wrap.budget = 5";
  private static final String COUNTS = "wrap.counts = counts";

  @TempDir Path directory;
  private Ceremony ceremony;
  private Ceremony.Running admin;

  @BeforeEach
  void createKek() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    admin = ceremony.process(BUDGET, COUNTS);
    admin.create();
  }

  private static WrapCount wraps(Ceremony.Running process, int version) throws Exception {
    return process.lifecycle.versions(process.keks.require("models")).stream()
        .filter(each -> each.number() == version)
        .findFirst()
        .flatMap(KnownVersion::wraps)
        .orElseThrow();
  }

  private List<Finding> doctor() throws Exception {
    Configuration configuration =
        Configuration.load(ceremony.file(BUDGET, COUNTS), Map.of(), Map.of());
    return ProviderReport.of(BullaProvider.of(configuration)).findings().stream()
        .filter(each -> each.name().equals("wraps of models/1"))
        .toList();
  }

  @Test
  void wrapsOfTwoProcesses_areCountedTogether_warnedOf_andRefusedAtTheEnd() throws Exception {
    Ceremony.Running other = ceremony.process(BUDGET, COUNTS);
    byte[] blob = admin.wrap(1);
    assertThat(wraps(other, 1)).isEqualTo(new WrapCount(1, 5));
    assertThat(doctor()).isEmpty();
    admin.wrap(1);
    other.wrap(1);
    admin.wrap(1);
    assertThat(doctor())
        .singleElement()
        .satisfies(
            warned -> {
              assertThat(warned.status()).isEqualTo(Status.WARN);
              assertThat(warned.hint()).contains("bulla key rotate models");
            });
    other.wrap(1);
    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> admin.wrap(1))
          .isInstanceOfSatisfying(
              KekException.class, e -> assertThat(e.kind()).isEqualTo(KekException.Kind.REFUSED))
          .hasMessageContaining("bulla key rotate");
    }
    assertThat(doctor())
        .singleElement()
        .satisfies(failed -> assertThat(failed.status()).isEqualTo(Status.FAIL));
    assertThat(other.unwrap(blob)).hasSize(32);
  }

  @Test
  void rotation_beginsAtZero() throws Exception {
    for (int i = 0; i < 5; i++) {
      admin.wrap(1);
    }
    admin.administration().rotate("models", KeyTimes.ALWAYS, Optional.empty(), admin.alice());
    assertThat(admin.unwrap(admin.wrap(2))).hasSize(32);
    assertThat(wraps(admin, 2)).isEqualTo(new WrapCount(1, 5));
    assertThat(wraps(admin, 1)).isEqualTo(new WrapCount(5, 5));
  }

  @Test
  void unwrapping_isNotCounted() throws Exception {
    byte[] blob = admin.wrap(1);
    for (int i = 0; i < 10; i++) {
      assertThat(admin.unwrap(blob)).hasSize(32);
    }
    assertThat(wraps(admin, 1)).isEqualTo(new WrapCount(1, 5));
    assertThat(admin.keks.require("models").version(KekAlias.parse("models"))).isPresent();
  }
}
