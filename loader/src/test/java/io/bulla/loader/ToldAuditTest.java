package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sink of the options is told, and that nothing is done that it does not take. */
class ToldAuditTest {
  @TempDir Path temp;
  private final List<Map<String, String>> told = new ArrayList<>();
  private String refusedPhase = "";
  private SealedSamples samples;
  private LoaderOptions options;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
    options = samples.options().withDekCacheTtl(Duration.ofMinutes(1)).withAudit(this::take);
  }

  private void take(Map<String, String> record) {
    if (refusedPhase.equals(record.get("phase"))) {
      throw new ProviderException("audit: the disk is full; make room");
    }
    told.add(record);
  }

  private String told(int index) {
    Map<String, String> record = told.get(index);
    return record.get("operation") + " " + record.get("phase") + " " + record.get("status");
  }

  @Test
  void eachOpening_isToldBeforeAndAfter_alsoFromACachedDek() throws Exception {
    Path directory = samples.sealedDirectory();
    try (SealedModels models = new SealedModels(options)) {
      models.open(directory.resolve("weights.bin")).orElseThrow().close();
      models.open(directory.resolve("config.json")).orElseThrow().close();
    }
    assertThat(told).hasSize(4);
    assertThat(told(0)).isEqualTo("model.open intent null");
    assertThat(told(1)).isEqualTo("model.open outcome success");
    assertThat(told.get(1))
        .containsEntry("model-id", "sample")
        .containsEntry("member", "weights.bin")
        .containsEntry("kek", "models/1")
        .containsEntry("cached", "no")
        .containsEntry("id", told.get(0).get("id"))
        .containsKey("seal-id");
    assertThat(told.get(3)).containsEntry("member", "config.json").containsEntry("cached", "yes");
    assertThat(told.get(3).get("id")).isNotEqualTo(told.get(0).get("id"));
  }

  @Test
  void openingWhoseIntentIsNotTaken_asksNoKek() throws Exception {
    Path sealed = samples.sealedFile(1000);
    samples.shelves.operations().clear();
    refusedPhase = "intent";
    assertThatThrownBy(() -> SealedModel.open(sealed, options))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("make room");
    assertThat(samples.shelves.operations()).isEmpty();
  }

  @Test
  void openingWhoseOutcomeIsNotTaken_givesNothing_cachedOrNot() throws Exception {
    Path sealed = samples.sealedFile(1000);
    try (SealedModels models = new SealedModels(options)) {
      models.open(sealed).orElseThrow().close();
      refusedPhase = "outcome";
      assertThatThrownBy(() -> models.open(sealed)).isInstanceOf(ModelKeyException.class);
    }
    assertThatThrownBy(() -> SealedModel.open(sealed, options))
        .isInstanceOf(ModelKeyException.class);
  }

  @Test
  void headerThatWasChanged_andPayloadThatWas_areToldAsFailures() throws Exception {
    Path sealed = samples.sealedFile(10_000);
    byte[] whole = Files.readAllBytes(sealed);
    SealedSamples.flip(sealed, whole.length - 1);
    assertThatThrownBy(() -> SealedSamples.load(sealed, "", options))
        .isInstanceOf(ModelAuthenticationException.class);
    assertThat(told(1)).isEqualTo("model.open outcome success");
    assertThat(told(2)).isEqualTo("model.load outcome failure");
    assertThat(told.get(2).get("detail")).contains("failed authentication");
    assertThat(told.get(2)).containsEntry("code", "BAD_TAG");
    told.clear();
    samples.shelves.failUse("models/1", new ProviderException("the token is away"));
    assertThatThrownBy(() -> SealedModel.open(sealed, options)).isInstanceOf(IOException.class);
    assertThat(told(1)).isEqualTo("model.open outcome failure");
    assertThat(told.get(1).get("detail")).contains("the token is away");
    assertThat(told.get(1)).containsEntry("code", "REFUSED");
  }

  /** A channel opens with its last segment; the first is damaged. */
  @Test
  void damageThatAnOpenChannelMeets_isToldOnce_asAnOutcomeOfItsOwn() throws Exception {
    Path sealed = samples.sealedFile(3 * SealedSamples.SEGMENT_BYTES);
    SealedSamples.flip(sealed, (int) Files.size(sealed) - 3 * SealedSamples.SEGMENT_BYTES);
    try (SealedModel model = SealedModel.open(sealed, options);
        SeekableByteChannel channel = model.channel("")) {
      assertThat(channel.position(2 * SealedSamples.SEGMENT_BYTES).read(ByteBuffer.allocate(10)))
          .isEqualTo(10);
      assertThat(told).hasSize(2);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> channel.position(0).read(ByteBuffer.allocate(10)))
            .isInstanceOf(ModelAuthenticationException.class);
      }
    }
    assertThat(told).hasSize(3);
    assertThat(told(2)).isEqualTo("model.read outcome failure");
    assertThat(told.get(2).get("detail")).contains("segment 0", "failed authentication");
    assertThat(told.get(2)).containsKey("member").containsEntry("model-id", "sample");
    try (SealedModel model = SealedModel.open(sealed, options);
        InputStream stream = model.stream("")) {
      assertThatThrownBy(stream::readAllBytes).isInstanceOf(ModelAuthenticationException.class);
    }
    assertThat(told(5)).isEqualTo("model.read outcome failure");
  }

  @Test
  void sealingRewrappingAndResealing_areTold() throws Exception {
    Path sealed = temp.resolve("told.onnx");
    new ModelSealer(options).seal(samples.plainFile(1000), sealed, SealedSamples.request());
    new ModelRewrapper(options).rewrap(sealed, RewrapRequest.REPAIR);
    new ModelResealer(options).reseal(sealed, ResealRequest.SAME);
    assertThat(told.stream().map(each -> each.get("operation") + " " + each.get("phase")))
        .containsSequence("model.seal intent", "model.seal outcome")
        .containsSequence("model.rewrap intent", "model.rewrap outcome")
        .endsWith("model.seal outcome", "model.reseal outcome");
    assertThat(told.get(1)).containsEntry("recipients", "models/1").containsKey("seal-id");
  }

  @Test
  void rewrapping_tellsWhatWasAskedFor_andWhatCameAndWent() throws Exception {
    Path sealed = samples.sealedFile(1000);
    new ModelRewrapper(options)
        .rewrap(
            sealed,
            RewrapRequest.REPAIR.adding(List.of("others")).removing(List.of("models", "nobody")));
    assertThat(told(0)).isEqualTo("model.rewrap intent null");
    assertThat(told.get(0))
        .containsEntry("add", "others")
        .containsEntry("remove", "models,nobody")
        .containsEntry("dry-run", "no");
    assertThat(told(1)).isEqualTo("model.rewrap outcome success");
    assertThat(told.get(1)).containsEntry("added", "others/1").containsEntry("removed", "models/1");
  }

  @Test
  void sealWhoseIntentIsNotTaken_writesNothing() throws Exception {
    refusedPhase = "intent";
    Path target = temp.resolve("told.onnx");
    Path plain = samples.plainFile(1000);
    assertThatThrownBy(() -> new ModelSealer(options).seal(plain, target, SealedSamples.request()))
        .isInstanceOf(ModelKeyException.class);
    assertThat(target).doesNotExist();
    assertThat(samples.shelves.operations()).isEmpty();
  }
}
