package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealing into a sink that cannot seek; segments of 4096 bytes, 4040 of plaintext in the first. */
class SealingStreamTest {
  private static final SealRequest REQUEST = SealedSamples.request();

  @TempDir java.nio.file.Path temp;
  private SealedSamples samples;
  private ByteArrayOutputStream sealed;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
    sealed = new ByteArrayOutputStream();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4039, 4040, 4041, 8120, 8121, 100_000})
  void finishedStream_opensToWhatWasWritten(int lengthBytes) throws IOException {
    byte[] plaintext = SealedSamples.bytes(lengthBytes, 1);
    try (SealingStream stream = stream()) {
      for (int at = 0; at < lengthBytes; at += 999) {
        stream.write(ByteBuffer.wrap(plaintext, at, Math.min(999, lengthBytes - at)));
      }
      SealReport report = stream.finish();
      assertThat(report.plaintextBytes()).isEqualTo(lengthBytes);
      assertThat(report.recipients()).containsExactly("models/1");
      assertThat(stream.isOpen()).isFalse();
    }
    assertThat(opened(sealed.toByteArray())).isEqualTo(plaintext);
  }

  @Test
  void streamClosedWithoutFinish_opensNowhere_whereverItStopped() throws IOException {
    for (int written = 0; written <= 12_300; written += 41) {
      sealed.reset();
      try (SealingStream stream = stream()) {
        stream.write(ByteBuffer.allocate(written));
      }
      byte[] cut = sealed.toByteArray();
      assertThatExceptionOfType(SealedModelException.class)
          .as("%d bytes written", written)
          .isThrownBy(() -> opened(cut));
    }
  }

  @Test
  void everyTruncationAtASegmentsEnd_isRefused() throws IOException {
    byte[] whole = finished(SealedSamples.bytes(20_000, 2));
    assertThat(opened(whole)).hasSize(20_000);
    int payload = 4096 + 2 * SealRequest.DEFAULT_SLOT_CAPACITY_BYTES;
    for (int end = payload + 4096; end < whole.length; end += 4096) {
      byte[] cut = Arrays.copyOf(whole, end);
      assertThatExceptionOfType(ModelAuthenticationException.class).isThrownBy(() -> opened(cut));
    }
  }

  @Test
  void outputStreamClosedInAHurry_leavesNoModel() throws IOException {
    try (OutputStream out = Channels.newOutputStream(stream())) {
      out.write(new byte[5000]);
    }
    assertThatExceptionOfType(SealedModelException.class)
        .isThrownBy(() -> opened(sealed.toByteArray()));
  }

  @Test
  void finishedStream_takesNothingMore() throws IOException {
    SealingStream stream = stream();
    stream.finish();
    stream.close();
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> stream.write(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(stream::finish);
  }

  @Test
  void sinkThatFails_failsTheStreamForGood() throws IOException {
    WritableByteChannel full = new FullAfter(30_000);
    try (SealingStream stream = new ModelSealer(samples.options()).sealStream(full, REQUEST)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> stream.write(ByteBuffer.allocate(50_000)))
          .withMessage("no space left");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(stream::finish)
          .withMessage("no space left");
    }
  }

  @Test
  void signedStream_isRefusedWithTheWayThatWorks() throws Exception {
    var publisher = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    SealRequest signed =
        REQUEST.withSigner(new Publisher(publisher.getPrivate(), publisher.getPublic(), null));
    assertThatExceptionOfType(ModelIdentityException.class)
        .isThrownBy(
            () ->
                new ModelSealer(samples.options()).sealStream(Channels.newChannel(sealed), signed))
        .withMessageContaining("manifest comes last");
    assertThat(sealed.size()).isZero();
  }

  private SealingStream stream() throws IOException {
    return new ModelSealer(samples.options()).sealStream(Channels.newChannel(sealed), REQUEST);
  }

  private byte[] finished(byte[] plaintext) throws IOException {
    try (SealingStream stream = stream()) {
      stream.write(ByteBuffer.wrap(plaintext));
      stream.finish();
    }
    return sealed.toByteArray();
  }

  private byte[] opened(byte[] file) throws IOException {
    try (SealedModel model =
            SealedModel.open(ByteBuffer.wrap(file), "streamed", samples.options());
        Plaintext plaintext = model.load("")) {
      byte[] bytes = new byte[(int) plaintext.lengthBytes()];
      plaintext.buffer().get(bytes);
      return bytes;
    }
  }

  /** Takes so many bytes, one write for each, and then fails. */
  private static final class FullAfter implements WritableByteChannel {
    private int left;

    FullAfter(int left) {
      this.left = left;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int taken = Math.min(bytes.remaining(), Math.min(left, 1000));
      if (taken == 0) {
        throw new IOException("no space left");
      }
      bytes.position(bytes.position() + taken);
      left -= taken;
      return taken;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
