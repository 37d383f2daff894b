package io.bulla.tink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.bulla.provider.AsymmetricKek;
import io.bulla.provider.Seam;
import io.bulla.provider.StoredKeks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tink over KEKs of Bulla's, in a key store. */
class KekAeadTest {
  private static final byte[] CONTEXT = "model=mini".getBytes(UTF_8);
  private static final byte[] PURPOSE = "purpose=tink-aead-v1\n".getBytes(UTF_8);
  private static final byte[] BOUND =
      "associated-data=bW9kZWw9bWluaQ==\npurpose=tink-aead-v1\n".getBytes(UTF_8);
  private static final byte[] TEXT = "a message of any length ".repeat(100).getBytes(UTF_8);

  @TempDir static Path directory;
  private static StoredKeks stored;

  @BeforeAll
  static void createKeks() throws Exception {
    AeadConfig.register();
    stored = StoredKeks.create(directory);
  }

  private static Aead kek(String id) throws Exception {
    return BullaKmsClient.of(stored.keys()).getAead("bulla-kek://" + id);
  }

  private static Aead envelope(String id) throws Exception {
    return KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, kek(id));
  }

  private static void assertRefused(Aead aead, byte[] ciphertext, byte[] context) {
    assertThatThrownBy(() -> aead.decrypt(ciphertext, context))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void envelopeUnderAKek_isOpenedByAnotherClient_underItsContextAndKekAlone() throws Exception {
    byte[] sealed = envelope("models").encrypt(TEXT, CONTEXT);
    assertThat(envelope("models").decrypt(sealed, CONTEXT)).isEqualTo(TEXT);
    assertRefused(envelope("models"), sealed, new byte[0]);
    assertRefused(envelope("others"), sealed, CONTEXT);
    byte[] changed = sealed.clone();
    changed[20] ^= 1;
    assertRefused(envelope("models"), changed, CONTEXT);
  }

  /** Tink has an envelope be: length of the wrapped key, the wrapped key, ciphertext. */
  @Test
  void keyOfAnEnvelopeOfTinks_isOneThatJcaUnwraps_andTheOtherWayRound() throws Exception {
    Seam seam = stored.seam();
    byte[] sealed = envelope("models").encrypt(TEXT, CONTEXT);
    int length = ByteBuffer.wrap(sealed).getInt();
    byte[] blob = Arrays.copyOfRange(sealed, 4, 4 + length);
    byte[] key = seam.unwrap(seam.key("models"), blob, PURPOSE);
    byte[] again = seam.wrap(seam.key("models"), key, PURPOSE);
    byte[] rewrapped =
        ByteBuffer.allocate(sealed.length - length + again.length)
            .putInt(again.length)
            .put(again)
            .put(sealed, 4 + length, sealed.length - 4 - length)
            .array();
    assertThat(rewrapped).isNotEqualTo(sealed);
    assertThat(envelope("models").decrypt(rewrapped, CONTEXT)).isEqualTo(TEXT);
  }

  @Test
  void associatedData_isInTheContext_andNullIsNone() throws Exception {
    Seam seam = stored.seam();
    byte[] key = new byte[32];
    key[0] = 9;
    assertThat(seam.unwrap(seam.key("models"), kek("models").encrypt(key, CONTEXT), BOUND))
        .isEqualTo(key);
    assertThat(kek("models").decrypt(seam.wrap(seam.key("models"), key, BOUND), CONTEXT))
        .isEqualTo(key);
    assertThat(kek("models").decrypt(kek("models").encrypt(key, null), new byte[0])).isEqualTo(key);
    assertThatThrownBy(() -> kek("models").decrypt(kek("models").encrypt(key, null), CONTEXT))
        .isInstanceOf(AEADBadTagException.class);
  }

  /** A tenant who chooses ciphertext and associated data must not get the key of a model. */
  @Test
  void wrappedKeyOfAModel_doesNotOpen_whateverTheAssociatedData() throws Exception {
    Seam seam = stored.seam();
    String model = "model-id=a\nmodel-version=1\npurpose=bulla-model-dek-v1\nseal-id=b\nsuite=1\n";
    for (byte[] context : new byte[][] {model.getBytes(UTF_8), CONTEXT, {}}) {
      byte[] blob = seam.wrap(seam.key("models"), new byte[32], context);
      assertThat(seam.unwrap(seam.key("models"), blob, context)).isEqualTo(new byte[32]);
      assertThatThrownBy(() -> kek("models").decrypt(blob, context))
          .isInstanceOf(AEADBadTagException.class);
    }
  }

  @Test
  void longestAssociatedData_isBound() throws Exception {
    byte[] longest = new byte[6114];
    byte[] sealed = kek("models").encrypt(new byte[32], longest);
    assertThat(kek("models").decrypt(sealed, longest)).isEqualTo(new byte[32]);
    assertThatThrownBy(() -> kek("models").encrypt(new byte[32], new byte[6115]))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("longer than 8192 bytes");
  }

  @Test
  void keysetOfTinks_isKeptUnderAKek() throws Exception {
    KeysetHandle keyset =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    byte[] sealed =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            keyset, envelope("models"), CONTEXT, AeadConfig2026.get());
    KeysetHandle back =
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            sealed, envelope("models"), CONTEXT, AeadConfig2026.get());
    byte[] text = keyset.getPrimitive(AeadConfig2026.get(), Aead.class).encrypt(TEXT, CONTEXT);
    assertThat(back.getPrimitive(AeadConfig2026.get(), Aead.class).decrypt(text, CONTEXT))
        .isEqualTo(TEXT);
    assertThatThrownBy(
            () ->
                TinkProtoKeysetFormat.parseEncryptedKeyset(
                    sealed, envelope("others"), CONTEXT, AeadConfig2026.get()))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void rotatedKek_decryptsWhatItsOldVersionEncrypted_withTheSameInstance() throws Exception {
    Aead kek = KekAead.of(stored.keys(), "models");
    byte[] before = kek.encrypt(new byte[32], CONTEXT);
    stored.rotate();
    byte[] after = kek.encrypt(new byte[32], CONTEXT);
    assertThat(after[5]).as("version").isEqualTo((byte) (before[5] + 1));
    assertThat(kek.decrypt(before, CONTEXT)).isEqualTo(new byte[32]);
    assertThat(kek.decrypt(after, CONTEXT)).isEqualTo(new byte[32]);
  }

  @Test
  void whatIsNoKey_orNoCiphertext_isRefused() throws Exception {
    Aead kek = kek("models");
    for (byte[] key : new byte[][] {{}, new byte[15], new byte[65]}) {
      assertThatThrownBy(() -> kek.encrypt(key, CONTEXT))
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessageContaining("16 to 64 bytes");
    }
    byte[] future = kek.encrypt(new byte[32], CONTEXT);
    future[0] = 2;
    for (byte[] none : new byte[][] {{}, new byte[6], new byte[64], future}) {
      assertRefused(kek, none, CONTEXT);
    }
    assertThatThrownBy(() -> kek.encrypt(new byte[32], new byte[8193]))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("longer than 8192 bytes");
  }

  /** Its encoding is longer than a DEK. */
  @Test
  void envelopeWhoseKeyIsTooLong_isRefused() throws Exception {
    Aead envelope =
        KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_CTR_HMAC_SHA256, kek("models"));
    assertThatThrownBy(() -> envelope.encrypt(TEXT, CONTEXT))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("16 to 64 bytes");
  }

  @Test
  void kekThatIsNotThere_isToldSo() throws Exception {
    assertThatThrownBy(() -> kek("none").encrypt(new byte[32], CONTEXT))
        .isInstanceOf(KeyStoreException.class)
        .hasMessage("not-found: there is no KEK none");
    byte[] other = kek("others").encrypt(new byte[32], CONTEXT);
    other[4] = 1; // version 257
    assertRefused(kek("others"), other, CONTEXT);
  }

  /** Whoever has the public key could make what opens: no AEAD. */
  @Test
  void asymmetricKey_isRefused() throws Exception {
    KeyStore keys = AsymmetricKek.seam(directory).keyStore();
    assertThatThrownBy(() -> KekAead.of(keys, "models").encrypt(new byte[32], CONTEXT))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageContaining("KEK models is asymmetric");
  }

  @Test
  void client_knowsUrisOfKeksAlone_andTakesNoCredentials() throws Exception {
    BullaKmsClient client = BullaKmsClient.of(stored.keys());
    assertThat(client.doesSupport("bulla-kek://models")).isTrue();
    for (String other :
        new String[] {"aws-kms://arn", "bulla-kek://", "bulla-kek://a/1", "bulla-kek://A"}) {
      assertThat(client.doesSupport(other)).as(other).isFalse();
      assertThatThrownBy(() -> client.getAead(other)).isInstanceOf(GeneralSecurityException.class);
    }
    assertThat(client.withDefaultCredentials()).isSameAs(client);
    assertThatThrownBy(() -> client.withCredentials("/tmp/credentials"))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
