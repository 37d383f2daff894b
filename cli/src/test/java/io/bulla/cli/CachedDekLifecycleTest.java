package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.OpenedFile;
import io.bulla.loader.SealedModels;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that serves models, with cached DEKs, while administrators change states. */
class CachedDekLifecycleTest {
  /** Within which a running process notices a change. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

  @TempDir Path directory;
  private TokenSite site;
  private Path sealed;

  @BeforeEach
  void sealModel() throws IOException {
    site = TokenSite.signed(directory);
    site.by("alice", "create", "models").succeeded();
    sealed = site.seal("model.onnx");
  }

  private SealedModels serving() throws Exception {
    Configuration configuration = Configuration.load(site.configuration(), Map.of(), Map.of());
    LoaderOptions options =
        LoaderOptions.of(BullaProvider.of(configuration), List.of("models"))
            .withDekCacheTtl(Duration.ofHours(1));
    return new SealedModels(options);
  }

  private boolean cached(SealedModels models) throws IOException {
    try (OpenedFile file = models.open(sealed).orElseThrow()) {
      return file.timings().dekCached();
    }
  }

  @Test
  void suspendedVersion_isServedFromTheCacheNoMore_untilItIsResumed() throws Exception {
    try (SealedModels models = serving()) {
      assertThat(cached(models)).isFalse();
      assertThat(cached(models)).isTrue();
      site.by("alice", "suspend", "models/1").succeeded();
      Thread.sleep(NOTICED.toMillis());
      assertThatThrownBy(() -> cached(models))
          .isInstanceOf(ModelKeyException.class)
          .hasMessageContaining("suspended");
      site.by("alice", "resume", "models/1").succeeded();
      Thread.sleep(NOTICED.toMillis());
      assertThat(cached(models)).isFalse();
      assertThat(cached(models)).isTrue();
    }
  }

  @Test
  void deactivatedVersion_isServedFromTheCache() throws Exception {
    try (SealedModels models = serving()) {
      assertThat(cached(models)).isFalse();
      site.by("alice", "rotate", "models").succeeded();
      Thread.sleep(NOTICED.toMillis());
      assertThat(cached(models)).isTrue();
    }
  }
}
