package io.bulla.esdk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.model.AlgorithmSuiteInfo;
import software.amazon.cryptography.materialproviders.model.DecryptionMaterials;
import software.amazon.cryptography.materialproviders.model.EncryptedDataKey;
import software.amazon.cryptography.materialproviders.model.EncryptionMaterials;
import software.amazon.cryptography.materialproviders.model.OnDecryptInput;
import software.amazon.cryptography.materialproviders.model.OnDecryptOutput;
import software.amazon.cryptography.materialproviders.model.OnEncryptInput;
import software.amazon.cryptography.materialproviders.model.OnEncryptOutput;

/**
 * A KEK of the JCA provider {@code Bulla} as a keyring of the AWS Encryption SDK: it wraps the data
 * key of a message, draws one where there is none yet, and unwraps what it wrapped. A data key is
 * bound to the message's encryption context.
 *
 * <p>In a message it is known by the provider id {@value #PROVIDER_ID} and the KEK's id. It wraps
 * by the version of the KEK that is active at that moment, and unwraps by the one that the blob
 * names. Each call is one use of the KEK, at its place, recorded there and in Bulla's audit.
 *
 * <p>Not guaranteed: that data keys are wiped, since the SDK copies them. It fails by the SDK's own
 * {@link RuntimeException}, after which a multi-keyring asks the next keyring for the data key.
 *
 * <p>Knows types of the JDK only, and nothing of Bulla's. Safe for use by several threads.
 */
public final class KekKeyring implements IKeyring {
  /** What the data keys that it wrapped have as their provider. */
  public static final String PROVIDER_ID = "bulla";

  private final WrappingKek kek;
  private final SecureRandom random;

  private KekKeyring(WrappingKek kek, SecureRandom random) {
    this.kek = kek;
    this.random = random;
  }

  /**
   * Looks nothing up yet.
   *
   * @param keys the loaded KeyStore {@code Bulla} of the provider
   * @param kekId alias of the KEK, without a version; it stands in each message
   */
  public static KekKeyring of(KeyStore keys, String kekId) {
    return new KekKeyring(
        new WrappingKek(
            Objects.requireNonNull(keys, "keys"), Objects.requireNonNull(kekId, "kekId")),
        new SecureRandom());
  }

  @Override
  public OnEncryptOutput OnEncrypt(OnEncryptInput input) {
    EncryptionMaterials materials = input.materials();
    byte[] dataKey = dataKey(materials);
    try {
      return OnEncryptOutput.builder().materials(wrapped(materials, dataKey)).build();
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /** A copy of the one that another keyring drew, or a new one. */
  private byte[] dataKey(EncryptionMaterials materials) {
    int bytes = dataKeyBytes(materials.algorithmSuite());
    if (materials.plaintextDataKey() != null) {
      return requireLength(copy(materials.plaintextDataKey()), bytes);
    }
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  private EncryptionMaterials wrapped(EncryptionMaterials materials, byte[] dataKey) {
    List<EncryptedDataKey> keys = new ArrayList<>(materials.encryptedDataKeys());
    keys.add(wrap(dataKey, MessageContext.of(materials.encryptionContext())));
    EncryptionMaterials.Builder more = materials.toBuilder().encryptedDataKeys(keys);
    return materials.plaintextDataKey() == null
        ? more.plaintextDataKey(ByteBuffer.wrap(dataKey.clone())).build()
        : more.build();
  }

  private EncryptedDataKey wrap(byte[] dataKey, byte[] context) {
    try {
      return EncryptedDataKey.builder()
          .keyProviderId(PROVIDER_ID)
          .keyProviderInfo(ByteBuffer.wrap(info()))
          .ciphertext(ByteBuffer.wrap(kek.wrap(dataKey, context)))
          .build();
    } catch (GeneralSecurityException e) {
      throw KeyringFailure.of(kek + " does not wrap the data key", e);
    }
  }

  @Override
  public OnDecryptOutput OnDecrypt(OnDecryptInput input) {
    DecryptionMaterials materials = input.materials();
    if (materials.plaintextDataKey() != null) {
      throw KeyringFailure.of(kek + " is asked for a data key that is there already");
    }
    byte[] dataKey = unwrapped(input);
    ByteBuffer given = ByteBuffer.wrap(dataKey);
    return OnDecryptOutput.builder()
        .materials(materials.toBuilder().plaintextDataKey(given).build())
        .build();
  }

  /** Of the first that it can unwrap: each is authentic by itself. */
  private byte[] unwrapped(OnDecryptInput input) {
    DecryptionMaterials materials = input.materials();
    int bytes = dataKeyBytes(materials.algorithmSuite());
    byte[] context = MessageContext.of(materials.encryptionContext());
    List<GeneralSecurityException> failures = new ArrayList<>();
    for (EncryptedDataKey key : input.encryptedDataKeys()) {
      if (isOurs(key)) {
        try {
          return requireLength(kek.unwrap(copy(key.ciphertext()), context), bytes);
        } catch (GeneralSecurityException e) {
          failures.add(e);
        }
      }
    }
    throw failures.isEmpty()
        ? KeyringFailure.of("no data key of this message is under " + kek)
        : KeyringFailure.of(kek + " does not unwrap the data key", failures);
  }

  private boolean isOurs(EncryptedDataKey key) {
    return key.keyProviderId().equals(PROVIDER_ID)
        && Arrays.equals(copy(key.keyProviderInfo()), info());
  }

  private byte[] info() {
    return kek.id().getBytes(StandardCharsets.UTF_8);
  }

  /** Suites of other formats than messages have more keys, or wrap the data key otherwise. */
  private static int dataKeyBytes(AlgorithmSuiteInfo suite) {
    if (suite.symmetricSignature().HMAC() != null
        || suite.edkWrapping().IntermediateKeyWrapping() != null) {
      throw KeyringFailure.of("suite " + suite.id() + " is none of the AWS Encryption SDK's");
    }
    return suite.encrypt().AES_GCM().keyLength();
  }

  private static byte[] requireLength(byte[] dataKey, int bytes) {
    if (dataKey.length == bytes) {
      return dataKey;
    }
    Arrays.fill(dataKey, (byte) 0);
    throw KeyringFailure.of(
        "the data key has " + dataKey.length + " bytes, where its suite has " + bytes);
  }

  private static byte[] copy(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return kek.toString();
  }
}
