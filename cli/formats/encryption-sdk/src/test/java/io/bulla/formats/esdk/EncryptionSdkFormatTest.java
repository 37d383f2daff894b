package io.bulla.formats.esdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import io.bulla.formats.Conversion;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.AesWrappingAlg;
import software.amazon.cryptography.materialproviders.model.CreateRawAesKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/** Messages of the SDK itself under raw AES keys, both ways. */
class EncryptionSdkFormatTest {
  private static final byte[] PLAINTEXT = new byte[20_005];
  private static final Map<String, String> CONTEXT = Map.of("stage", "training", "model", "mini");
  private static final byte[] KEY = new byte[32];

  static {
    new Random(1).nextBytes(PLAINTEXT);
    new Random(2).nextBytes(KEY);
  }

  @TempDir Path directory;
  private Conversion opening;

  @BeforeEach
  void writeKey() throws Exception {
    opening =
        Conversion.of(new EncryptionSdkFormat())
            .keyFile(Files.write(directory.resolve("key"), KEY))
            .with(options());
  }

  private static Map<String, String> options(String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("key-namespace", "tests");
    options.put("key-name", "k");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private static IKeyring keyring() {
    return MaterialProviders.builder()
        .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
        .build()
        .CreateRawAesKeyring(
            CreateRawAesKeyringInput.builder()
                .keyNamespace("tests")
                .keyName("k")
                .wrappingKey(ByteBuffer.wrap(KEY))
                .wrappingAlg(AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16)
                .build());
  }

  private static byte[] message(AwsCrypto crypto, byte[] plaintext) {
    return crypto.encryptData(keyring(), plaintext, CONTEXT).getResult();
  }

  @Test
  void messageOfTheSdk_isRead_andWhatIsWritten_isReadByTheSdk() throws Exception {
    for (int length : new int[] {0, 1, 4096, 8192, PLAINTEXT.length}) {
      byte[] plaintext = Arrays.copyOf(PLAINTEXT, length);
      assertThat(opening.decrypt(message(AwsCrypto.standard(), plaintext))).isEqualTo(plaintext);
      byte[] made = opening.with(options("context", "model=mini")).encrypt(plaintext);
      var opened = AwsCrypto.standard().decryptData(keyring(), made);
      assertThat(opened.getResult()).isEqualTo(plaintext);
      assertThat(opened.getEncryptionContext()).containsEntry("model", "mini");
    }
  }

  @Test
  void contextThatIsAskedFor_hasToBeThatOfTheMessage() throws Exception {
    byte[] message = message(AwsCrypto.standard(), PLAINTEXT);
    Conversion right = opening.with(options("context", "model=mini"));
    assertThat(right.decrypt(message)).isEqualTo(PLAINTEXT);
    assertThatThrownBy(() -> opening.with(options("context", "model=other")).decrypt(message))
        .isInstanceOf(ForeignFormatException.class);
  }

  /** Messages of version 1 are not bound to their key, and read only where that is said. */
  @Test
  void messageWithoutCommitment_isReadWhereThatIsSaid() throws Exception {
    AwsCrypto old =
        AwsCrypto.builder()
            .withCommitmentPolicy(CommitmentPolicy.ForbidEncryptAllowDecrypt)
            .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_IV12_TAG16_HKDF_SHA256)
            .build();
    byte[] message = message(old, PLAINTEXT);
    assertThat(opening.refused(message, Kind.REQUEST).hint()).contains("commitment=optional");
    assertThat(opening.with(options("commitment", "optional")).decrypt(message))
        .isEqualTo(PLAINTEXT);
  }

  @Test
  void changedOrTruncatedMessage_isRefused() {
    byte[] message = message(AwsCrypto.standard(), PLAINTEXT);
    for (int at :
        List.of(0, 10, 60, message.length / 2, message.length - 200, message.length - 1)) {
      byte[] changed = message.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> opening.decrypt(changed), "byte " + at)
          .isInstanceOf(ForeignFormatException.class);
    }
    for (int length : List.of(0, 10, 300, 5000, message.length - 120, message.length - 1)) {
      byte[] cut = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> opening.decrypt(cut), length + " bytes")
          .isInstanceOf(ForeignFormatException.class);
    }
    byte[] changed = message.clone();
    changed[message.length / 2] ^= 1;
    opening.refused(changed, Kind.AUTHENTICATION);
  }

  @Test
  void wrongKeysAndOptions_areToldAsSuch() throws Exception {
    byte[] message = message(AwsCrypto.standard(), PLAINTEXT);
    Path other = Files.write(directory.resolve("other"), Arrays.copyOf(PLAINTEXT, 32));
    opening.keyFile(other).refused(message, Kind.KEY);
    opening.with(options("key-name", "another")).refused(message, Kind.KEY);
    Files.write(other, new byte[33]);
    opening.keyFile(other).refused(message, Kind.KEY);
    opening.with(Map.of()).refused(message, Kind.REQUEST);
    opening
        .with(options("kms-key", "arn:aws:kms:eu-west-1:1:key/a"))
        .refused(message, Kind.REQUEST);
    opening.with(options("context", "a")).refused(message, Kind.REQUEST);
    opening.with(options("commitment", "no")).refused(message, Kind.REQUEST);
    Conversion.of(new EncryptionSdkFormat())
        .with(Map.of("kms-key", "alias/a"))
        .refused(message, Kind.REQUEST);
  }
}
