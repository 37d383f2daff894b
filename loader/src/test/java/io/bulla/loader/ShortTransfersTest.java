package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.TestKeys;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.keys.DekCache;
import io.bulla.loader.stream.PayloadFileSealer;
import io.bulla.loader.stream.PayloadReader;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose reads and writes move less than they are asked to: header, slots and payload. */
class ShortTransfersTest {
  private static final int PLAINTEXT_BYTES = 50_000;
  private static final byte[] PLAINTEXT = SealedSamples.bytes(PLAINTEXT_BYTES, PLAINTEXT_BYTES);

  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  private SealedModel open(Path sealed) throws IOException {
    FileChannel file = new HaltingFile(FileChannel.open(sealed));
    LoaderOptions options = samples.options();
    SealedFile halting = SealedFile.of(file, "halting", options.primitives());
    return new ModelOpening(options, new DekCache(Duration.ZERO))
        .open(halting, null, "", PinnedPlace.MEMORY);
  }

  @Test
  void sealedFileOfShortReads_opensByEachView() throws IOException {
    try (SealedModel model = open(samples.sealedFile(PLAINTEXT_BYTES))) {
      try (Plaintext plaintext = model.load("")) {
        assertThat(plaintext.buffer()).isEqualTo(ByteBuffer.wrap(PLAINTEXT));
      }
      assertThat(model.stream("").readAllBytes()).isEqualTo(PLAINTEXT);
      try (SeekableByteChannel channel = model.channel("")) {
        ByteBuffer some = ByteBuffer.allocate(9000);
        assertThat(channel.position(30_000).read(some)).isEqualTo(9000);
        assertThat(some.flip()).isEqualTo(ByteBuffer.wrap(PLAINTEXT, 30_000, 9000));
      }
    }
  }

  @Test
  void slotsOfShortReadsAndWrites_areRewrapped() throws IOException {
    Path sealed = samples.sealedFile(PLAINTEXT_BYTES);
    ModelRewrapper rewrapper =
        new ModelRewrapper(samples.options(), channel -> SlotStorage.of(new HaltingFile(channel)));

    rewrapper.rewrap(
        sealed, RewrapRequest.REPAIR.adding(List.of("others")).removing(List.of("models")));

    LoaderOptions others = LoaderOptions.of(samples.shelves.provider(), List.of("others"));
    assertThat(SealedSamples.load(sealed, "", others)).isEqualTo(PLAINTEXT);
    assertThat(ModelInspector.inspect(sealed).degraded()).isFalse();
  }

  @Test
  void payloadOfShortReadsAndWrites_opens() throws IOException {
    PayloadLayout layout = new PayloadLayout(4096, SealedSamples.SEGMENT_BYTES);
    byte[] coreHash = new byte[32];
    PayloadSource plaintext = PayloadSource.of(new HaltingFile(FileChannel.open(plain())));
    try (ModelKeys keys = TestKeys.model();
        PayloadKey key = keys.newPayloadKey(coreHash, new SecureRandom());
        FileChannel target = create(temp.resolve("target"))) {
      new PayloadFileSealer(plaintext, PLAINTEXT_BYTES, new HaltingFile(target), layout)
          .seal(key, Engines.sunJce(), 2, null, done -> {});
      try (PayloadReader reader =
          PayloadReader.open(
              PayloadSource.of(target), target.size(), layout, keys, coreHash, Engines.sunJce())) {
        ByteBuffer read = ByteBuffer.allocate(PLAINTEXT_BYTES);
        assertThat(reader.channel().read(read)).isEqualTo(PLAINTEXT_BYTES);
        assertThat(read.array()).isEqualTo(PLAINTEXT);
      }
    } finally {
      plaintext.close();
    }
  }

  private Path plain() throws IOException {
    return samples.plainFile(PLAINTEXT_BYTES);
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
