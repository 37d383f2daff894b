package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cached DEK is served only while the version of the KEK that gave it may unwrap. */
class CachedDekStateTest {
  private static final String GIVER = "models/1";

  @TempDir Path temp;
  private SealedSamples samples;
  private LoaderOptions options;
  private Path sealed;

  @BeforeEach
  void seal() throws IOException {
    samples = new SealedSamples(temp);
    options = samples.options().withDekCacheTtl(Duration.ofMinutes(10));
    sealed = samples.sealedFile(10_000);
    samples.shelves.operations().clear();
  }

  private boolean cached(SealedModels models) throws IOException {
    try (OpenedFile opened = models.open(sealed).orElseThrow()) {
      assertThat(opened.lengthBytes()).isEqualTo(10_000);
      return opened.timings().dekCached();
    }
  }

  @Test
  void versionThatMayUnwrap_isNotAskedToAgain() throws Exception {
    try (SealedModels models = new SealedModels(options)) {
      assertThat(cached(models)).isFalse();
      assertThat(cached(models)).isTrue();
      samples.shelves.state(GIVER, "deactivated");
      assertThat(cached(models)).isTrue();
    }
    assertThat(samples.shelves.operations()).containsExactly("unwrap " + GIVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pre-activation", "suspended", "compromised", "destroyed"})
  void versionThatMayNot_isAskedToUnwrap_andRefuses(String state) throws Exception {
    try (SealedModels models = new SealedModels(options)) {
      assertThat(cached(models)).isFalse();
      samples.shelves.state(GIVER, state);
      samples.shelves.failUnwrap(GIVER, refused(state));
      assertThatThrownBy(() -> cached(models))
          .isInstanceOf(ModelKeyException.class)
          .hasMessageContaining(state);
    }
    assertThat(samples.shelves.operations()).containsExactly("unwrap " + GIVER, "unwrap " + GIVER);
  }

  /** As where an operator overrides a state: each opening is a use of the KEK then. */
  @Test
  void versionThatUnwrapsAllTheSame_isAskedEachTime() throws Exception {
    samples.shelves.state(GIVER, "suspended");
    try (SealedModels models = new SealedModels(options)) {
      assertThat(cached(models)).isFalse();
      assertThat(cached(models)).isFalse();
      samples.shelves.state(GIVER, "active");
      assertThat(cached(models)).isTrue();
    }
  }

  @Test
  void stateThatNobodyCanTell_servesNothingFromTheCache() throws Exception {
    try (SealedModels models = new SealedModels(options)) {
      assertThat(cached(models)).isFalse();
      samples.shelves.failLookup(GIVER, refused("its records expired"));
      assertThatThrownBy(() -> cached(models))
          .isInstanceOf(ModelKeyException.class)
          .hasMessageContaining("its records expired");
    }
  }

  @Test
  void dekThatIsUsedAgainAndAgain_isStillUnwrappedAnewAfterItsTime() throws Exception {
    try (SealedModels models =
        new SealedModels(samples.options().withDekCacheTtl(Duration.ofMillis(300)))) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < Duration.ofSeconds(1).toNanos()) {
        boolean unused = cached(models);
      }
    }
    assertThat(samples.shelves.operations()).hasSizeGreaterThan(1);
  }

  private static ProviderException refused(String what) {
    return new ProviderException(what, new KeyStoreException("refused: " + what));
  }
}
