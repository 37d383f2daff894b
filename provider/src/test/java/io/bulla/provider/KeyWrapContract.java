package io.bulla.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What code that knows nothing of Bulla may expect of a KEK under the standard names of key
 * wrapping.
 */
public abstract class KeyWrapContract {
  private static final String KWP = "AES/KWP/NoPadding";

  @TempDir public Path directory;

  private final byte[] raw = HexFormat.of().parseHex("c0ffee0badc0de".repeat(4) + "00112233");
  private final SecretKey key = new SecretKeySpec(raw, "AES");
  private Seam seam;
  private SecretKey kek;

  /** The configuration of a place without a KEK that can have one for key wrapping. */
  protected abstract String[] settings() throws Exception;

  @BeforeEach
  final void createKek() throws Exception {
    seam = new Seam(Configured.provider(directory, settings()));
    kek = seam.create("models");
  }

  private byte[] wrap(String transformation, Key wrapped) throws Exception {
    Cipher cipher = Cipher.getInstance(transformation, seam.provider());
    cipher.init(Cipher.WRAP_MODE, kek);
    return cipher.wrap(wrapped);
  }

  private Key unwrap(String transformation, byte[] wrapped) throws Exception {
    Cipher cipher = Cipher.getInstance(transformation, seam.provider());
    cipher.init(Cipher.UNWRAP_MODE, kek);
    return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {KWP, "AES/KW/NoPadding", "AESWrap", "AESWrapPad"})
  void wrappedKey_hasTheShapeOfTheStandardAndComesBack(String transformation) throws Exception {
    byte[] wrapped = wrap(transformation, key);
    assertThat(wrapped).hasSize(raw.length + 8).isEqualTo(wrap(transformation, key));
    assertThat(unwrap(transformation, wrapped).getEncoded()).isEqualTo(raw);
  }

  @Test
  void keyWrappedByOneWrapping_isNotUnwrappedByTheOther() throws Exception {
    byte[] wrapped = wrap("AES/KW/NoPadding", key);
    assertThatThrownBy(() -> unwrap(KWP, wrapped)).isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void changedKey_isNotUnwrapped() throws Exception {
    byte[] wrapped = wrap(KWP, key);
    for (int i = 0; i < wrapped.length; i += 5) {
      byte[] changed = wrapped.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> unwrap(KWP, changed)).isInstanceOf(InvalidKeyException.class);
    }
    for (int length : new int[] {0, 8, 9, wrapped.length - 8}) {
      assertThatThrownBy(() -> unwrap(KWP, Arrays.copyOf(wrapped, length)))
          .isInstanceOf(InvalidKeyException.class);
    }
  }

  /** Delayed provider selection: by the class of the key that the cipher is given. */
  @ParameterizedTest
  @CsvSource({
    "AES/KWP/NoPadding, 1",
    "AES/KWP/NoPadding, 100",
    "AES/KW/NoPadding, 1",
    "AES/KW/NoPadding, 100"
  })
  void providerRegisteredFirstOrLast_isPickedForItsKeysAndForNoOthers(
      String transformation, int position) throws Exception {
    int last = Security.getProviders().length + 1;
    assertThat(Security.insertProviderAt(seam.provider(), position))
        .isEqualTo(Math.min(position, last));
    try {
      Cipher ours = Cipher.getInstance(transformation);
      ours.init(Cipher.WRAP_MODE, kek);
      assertThat(ours.getProvider()).isSameAs(seam.provider());
      Cipher others = Cipher.getInstance(transformation);
      others.init(Cipher.WRAP_MODE, key);
      assertThat(others.getProvider().getName()).isEqualTo("SunJCE");
      assertThat(ours.wrap(key)).isNotEqualTo(others.wrap(key));
    } finally {
      Security.removeProvider(seam.provider().getName());
    }
  }

  @Test
  void bareBlob_isNoRecipient() throws Exception {
    byte[] bare = wrap(KWP, new SecretKeySpec(Arrays.copyOf(raw, 72), "RAW"));
    byte[] framed =
        ByteBuffer.allocate(7 + bare.length)
            .put(new byte[] {1, 2, 0, 0, 0, 1, 0})
            .put(bare)
            .array();
    for (byte[] blob : new byte[][] {bare, framed}) {
      Throwable failure = catchThrowable(() -> seam.unwrap(kek, blob, new byte[0]));
      assertThat(failure).isInstanceOfAny(AEADBadTagException.class, ProviderException.class);
      assertThat(failure instanceof ProviderException ? failure.getCause().getMessage() : "refused")
          .startsWith("refused");
    }
  }

  @Test
  void keyThatLooksLikeADek_isNotWrappedWithoutItsContext() {
    byte[] likeADek = Arrays.copyOf("bulla-d ".getBytes(UTF_8), 72);
    assertThatThrownBy(() -> wrap(KWP, new SecretKeySpec(likeADek, "RAW")))
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("refused: ");
  }

  @Test
  void kek_isNotWrapped() {
    assertThatThrownBy(() -> wrap(KWP, kek))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("no encoding");
  }

  @Test
  void modesAndParametersOfOthers_areRefused() throws Exception {
    Cipher cipher = Cipher.getInstance(KWP, seam.provider());
    assertThatThrownBy(() -> cipher.init(Cipher.ENCRYPT_MODE, kek))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () -> cipher.init(Cipher.WRAP_MODE, kek, new IvParameterSpec(new byte[] {1, 2, 3, 4})))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
    assertThatThrownBy(() -> cipher.init(Cipher.WRAP_MODE, key))
        .isInstanceOf(InvalidKeyException.class);
  }
}
