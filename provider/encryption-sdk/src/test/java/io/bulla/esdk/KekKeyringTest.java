package io.bulla.esdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.CryptoResult;
import io.bulla.provider.AsymmetricKek;
import io.bulla.provider.Seam;
import io.bulla.provider.StoredKeks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.AesWrappingAlg;
import software.amazon.cryptography.materialproviders.model.CreateMultiKeyringInput;
import software.amazon.cryptography.materialproviders.model.CreateRawAesKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/** Messages of the AWS Encryption SDK under KEKs of Bulla's, in a key store. */
class KekKeyringTest {
  private static final AwsCrypto CRYPTO = AwsCrypto.standard();
  private static final Map<String, String> CONTEXT =
      Map.of("model-id", "mini", "stage", "training");
  private static final byte[] TEXT = "weights ".repeat(1000).getBytes(UTF_8);

  @TempDir static Path directory;
  private static StoredKeks stored;
  private static MaterialProviders providers;
  private static IKeyring rawAes;

  @BeforeAll
  static void createKeks() throws Exception {
    stored = StoredKeks.create(directory);
    providers =
        MaterialProviders.builder()
            .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
            .build();
    rawAes = rawAes("raw");
  }

  private static IKeyring rawAes(String name) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return providers.CreateRawAesKeyring(
        CreateRawAesKeyringInput.builder()
            .keyNamespace("tests")
            .keyName(name)
            .wrappingKey(ByteBuffer.wrap(key))
            .wrappingAlg(AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16)
            .build());
  }

  /** Of a provider that nobody used yet. */
  private static IKeyring kek(String id) throws Exception {
    return KekKeyring.of(stored.keys(), id);
  }

  private static byte[] message(IKeyring keyring) {
    return CRYPTO.encryptData(keyring, TEXT, CONTEXT).getResult();
  }

  private static void assertOpens(IKeyring keyring, byte[] message) {
    CryptoResult<byte[], ?> opened = CRYPTO.decryptData(keyring, message, CONTEXT);
    assertThat(opened.getResult()).isEqualTo(TEXT);
    assertThat(opened.getEncryptionContext()).containsAllEntriesOf(CONTEXT);
  }

  private static void assertRefused(IKeyring keyring, byte[] message, String... words) {
    assertThatThrownBy(() -> CRYPTO.decryptData(keyring, message))
        .isInstanceOf(RuntimeException.class)
        .hasStackTraceContaining(words[0])
        .hasStackTraceContaining(words[words.length - 1]);
  }

  @Test
  void messageUnderAKek_isOpenedByItAgain_andByNoOther() throws Exception {
    byte[] message = message(kek("models"));
    assertOpens(kek("models"), message);
    assertRefused(kek("others"), message, "no data key of this message is under KEK others");
    assertRefused(rawAes, message, "");
  }

  @Test
  void messageWithAnotherContext_isRefused() throws Exception {
    byte[] message = message(kek("models"));
    int value = indexOf(message, "mini");
    message[value] = 'M';
    assertRefused(kek("models"), message, "KEK models does not unwrap the data key");
    byte[] whole = message(kek("models"));
    assertThatThrownBy(
            () -> CRYPTO.decryptData(kek("models"), whole, Map.of("model-id", "another")))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void messageWhoseKekIsNamedAnother_isRefused_sinceItsTagDoesNotFit() throws Exception {
    byte[] message = message(kek("models"));
    int id = indexOf(message, "models");
    System.arraycopy("others".getBytes(UTF_8), 0, message, id, 6);
    assertRefused(kek("others"), message, "KEK others does not unwrap the data key");
  }

  private static int indexOf(byte[] message, String text) {
    String bytes = new String(message, ISO_8859_1);
    assertThat(bytes).contains(text);
    return bytes.indexOf(text);
  }

  /** The SDK's default is the suite with commitment and signature. */
  @Test
  void commitment_isKept_andIsWhatThePolicyAsksFor() throws Exception {
    assertThat(CRYPTO.encryptData(kek("models"), TEXT, CONTEXT).getCryptoAlgorithm())
        .isEqualTo(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY_ECDSA_P384);
    AwsCrypto lenient =
        AwsCrypto.builder()
            .withCommitmentPolicy(CommitmentPolicy.ForbidEncryptAllowDecrypt)
            .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_IV12_TAG16_HKDF_SHA256)
            .build();
    byte[] uncommitted = lenient.encryptData(kek("models"), TEXT, CONTEXT).getResult();
    assertThat(lenient.decryptData(kek("models"), uncommitted).getResult()).isEqualTo(TEXT);
    assertThatThrownBy(() -> CRYPTO.decryptData(kek("models"), uncommitted))
        .isInstanceOf(RuntimeException.class)
        .hasStackTraceContaining("ommitment");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY",
        "ALG_AES_128_GCM_IV12_TAG16_HKDF_SHA256",
        "ALG_AES_192_GCM_IV12_TAG16_HKDF_SHA256",
        "ALG_AES_256_GCM_IV12_TAG16_NO_KDF"
      })
  void otherSuites_haveDataKeysOfTheirLength(CryptoAlgorithm suite) throws Exception {
    AwsCrypto crypto =
        AwsCrypto.builder()
            .withCommitmentPolicy(
                suite.isCommitting()
                    ? CommitmentPolicy.RequireEncryptRequireDecrypt
                    : CommitmentPolicy.ForbidEncryptAllowDecrypt)
            .withEncryptionAlgorithm(suite)
            .build();
    byte[] message = crypto.encryptData(kek("models"), TEXT, CONTEXT).getResult();
    assertThat(crypto.decryptData(kek("models"), message).getResult()).isEqualTo(TEXT);
  }

  @Test
  void besideAnotherKeyring_eachOpensAlone_whicheverDrewTheDataKey() throws Exception {
    for (boolean kekDraws : new boolean[] {true, false}) {
      IKeyring both =
          providers.CreateMultiKeyring(
              CreateMultiKeyringInput.builder()
                  .generator(kekDraws ? kek("models") : rawAes)
                  .childKeyrings(List.of(kekDraws ? rawAes : kek("models"), kek("others")))
                  .build());
      byte[] message = message(both);
      for (IKeyring one : List.of(kek("models"), kek("others"), rawAes, both)) {
        assertOpens(one, message);
      }
      assertRefused(rawAes("another"), message, "");
    }
  }

  @Test
  void rotatedKek_opensWhatItsOldVersionWrapped_withTheSameKeyring() throws Exception {
    IKeyring keyring = kek("models");
    byte[] before = message(keyring);
    stored.rotate();
    assertOpens(keyring, message(keyring));
    assertOpens(keyring, before);
  }

  @Test
  void contextOfAnyText_isBound() throws Exception {
    Map<String, String> strange = Map.of("Größe", "a b=c\nd", "purpose", "mine");
    byte[] message = CRYPTO.encryptData(kek("models"), TEXT, strange).getResult();
    assertThat(CRYPTO.decryptData(kek("models"), message, strange).getResult()).isEqualTo(TEXT);
    message[indexOf(message, "mine")] = 'M';
    assertRefused(kek("models"), message, "does not unwrap the data key");
  }

  @Test
  void contextThatIsTooLong_isToldSo() throws Exception {
    Map<String, String> most = Map.of("a", "v".repeat(5900));
    byte[] message = CRYPTO.encryptData(kek("models"), TEXT, most).getResult();
    assertThat(CRYPTO.decryptData(kek("models"), message, most).getResult()).isEqualTo(TEXT);
    Map<String, String> longer = Map.of("a", "v".repeat(6200));
    assertThatThrownBy(() -> CRYPTO.encryptData(kek("models"), TEXT, longer))
        .hasStackTraceContaining("the context is longer than 8192 bytes");
  }

  @Test
  void kekThatIsNotThere_orAsymmetric_isToldSo() throws Exception {
    assertThatThrownBy(() -> message(kek("none")))
        .hasStackTraceContaining("KEK none does not wrap the data key: not-found: ");
    KeyStore asymmetric = AsymmetricKek.seam(directory).keyStore();
    assertThatThrownBy(() -> message(KekKeyring.of(asymmetric, "models")))
        .hasStackTraceContaining("KEK models is asymmetric");
  }

  /** Nothing that a model's DEK is wrapped as is a message's, and the other way round. */
  @Test
  void dataKey_isBoundToItsPurpose() throws Exception {
    Seam seam = stored.seam();
    byte[] blob = seam.wrap(seam.key("others"), new byte[32], new byte[0]);
    byte[] message = message(kek("others"));
    int id = indexOf(message, "others") + "others".length();
    int length = ByteBuffer.wrap(message).getShort(id);
    assertThat(length).isEqualTo(blob.length);
    byte[] swapped = message.clone();
    System.arraycopy(blob, 0, swapped, id + 2, length);
    assertRefused(kek("others"), swapped, "KEK others does not unwrap the data key");
    byte[] ours = Arrays.copyOfRange(message, id + 2, id + 2 + length);
    assertThatThrownBy(() -> seam.unwrap(seam.key("others"), ours, new byte[0]))
        .isInstanceOf(AEADBadTagException.class);
  }
}
