package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import io.bulla.loader.ModelAuthenticationException;
import io.bulla.loader.keys.KekShelf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * One file with two recipients, whose KEKs give two DEKs, and whose payload opens under both. The
 * readers of the two would see two models; so the one whose DEK the block does not commit to is
 * refused.
 */
class TwoDeksTest {
  private static final int PLAINTEXT_BYTES = 16;
  private static final int BLOB_OF_EUROPE = 61;
  private static final int BLOB_OF_AMERICA = 62;
  private static final byte[] SALT = SpecCrypto.sha256(SpecCrypto.ascii("a salt"));
  private static final byte[] PREFIX = new byte[7];

  private final SpecFile file = new SpecFile();
  private final byte[] americanDek = new SpecKeys("america").dek();

  TwoDeksTest() {
    file.plaintext = new byte[PLAINTEXT_BYTES];
    file.segmentSize = 128;
    file.slots(slot(0), slot(1));
    file.payloadEdit = made -> payload();
  }

  private static SpecSlot slot(int index) {
    return SpecSlot.of(
        index,
        index + 1L,
        new SpecRecipient("america", 1, BLOB_OF_AMERICA),
        new SpecRecipient("europe", 1, BLOB_OF_EUROPE));
  }

  private byte[] payload() {
    byte[] nonce = Arrays.copyOf(PREFIX, 12);
    nonce[11] = 1;
    byte[] one = SpecCrypto.hkdf(file.keys.streamKey(), SALT, file.coreHash());
    byte[] other = SpecCrypto.hkdf(americanStreamKey(), SALT, file.coreHash());
    return SpecCrypto.concat(new byte[] {40}, SALT, PREFIX, TwoKeyCiphertext.of(one, other, nonce));
  }

  private byte[] americanStreamKey() {
    return SpecCrypto.hkdf(americanDek, file.keys.sealId(), SpecCrypto.ascii("bulla/v1/stream"));
  }

  private SpecReader reader(String kekId) {
    KekShelf shelf =
        KekShelf.answering(
            (blob, context) ->
                blob.length == BLOB_OF_EUROPE ? file.keys.dek() : americanDek.clone());
    return new SpecReader(shelf, SpecReader.options(shelf, kekId));
  }

  @Test
  void payload_opensUnderBothStreamKeysByTink() throws Exception {
    byte[] one = openByTink(file.keys.streamKey());
    byte[] other = openByTink(americanStreamKey());
    assertThat(one).hasSize(PLAINTEXT_BYTES);
    assertThat(other).hasSize(PLAINTEXT_BYTES).isNotEqualTo(one);
  }

  private byte[] openByTink(byte[] streamKey) throws GeneralSecurityException, IOException {
    return new AesGcmHkdfStreaming(streamKey, "HmacSha256", 32, file.segmentSize, 0)
        .newDecryptingStream(new ByteArrayInputStream(payload()), file.coreHash())
        .readAllBytes();
  }

  @Test
  void recipientWhoseDekTheBlockCommitsTo_opens() throws Exception {
    assertThat(reader("europe").open(file.encode()).plaintext())
        .isEqualTo(openByTink(file.keys.streamKey()));
  }

  @Test
  void recipientWithTheOtherDek_isRefusedByTheCommitment() {
    assertThatExceptionOfType(ModelAuthenticationException.class)
        .isThrownBy(() -> reader("america").open(file.encode()))
        .withMessageContaining("commitment");
  }
}
