package io.bulla.formats.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.bulla.formats.Conversion;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of the library itself, both ways. */
class TinkFormatTest {
  private static final int SEGMENT = 4096;
  private static final byte[] PLAINTEXT = new byte[3 * SEGMENT + 5];
  private static final byte[] NO_DATA = {};

  static {
    new Random(1).nextBytes(PLAINTEXT);
  }

  @TempDir Path directory;

  @BeforeAll
  static void register() throws Exception {
    StreamingAeadConfig.register();
  }

  static Stream<Parameters> kinds() {
    return Stream.of(
        PredefinedStreamingAeadParameters.AES128_GCM_HKDF_4KB,
        PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB,
        PredefinedStreamingAeadParameters.AES128_CTR_HMAC_SHA256_4KB,
        PredefinedStreamingAeadParameters.AES256_CTR_HMAC_SHA256_1MB);
  }

  private Conversion with(KeysetHandle keys) throws Exception {
    byte[] keyset =
        TinkProtoKeysetFormat.serializeKeyset(
            keys, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    return Conversion.of(new TinkFormat())
        .keyFile(Files.write(directory.resolve("keyset.bin"), keyset));
  }

  private static StreamingAead aead(KeysetHandle keys) throws Exception {
    return keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }

  private static byte[] encrypted(KeysetHandle keys, byte[] plaintext, byte[] aad)
      throws Exception {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (OutputStream out = aead(keys).newEncryptingStream(made, aad)) {
      out.write(plaintext);
    }
    return made.toByteArray();
  }

  private static KeysetHandle generated(Parameters kind) throws Exception {
    return KeysetHandle.generateNew(kind, RegistryConfiguration.get());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void fileOfTink_isRead_andWhatIsWritten_isReadByTink(Parameters kind) throws Exception {
    KeysetHandle keys = generated(kind);
    for (int length : new int[] {0, 1, SEGMENT, 2 * SEGMENT, PLAINTEXT.length}) {
      byte[] plaintext = Arrays.copyOf(PLAINTEXT, length);
      assertThat(with(keys).decrypt(encrypted(keys, plaintext, NO_DATA))).isEqualTo(plaintext);
      byte[] made = with(keys).encrypt(plaintext);
      assertThat(
              aead(keys)
                  .newDecryptingStream(new ByteArrayInputStream(made), NO_DATA)
                  .readAllBytes())
          .isEqualTo(plaintext);
    }
  }

  @Test
  void keysetInJson_ofSeveralKeys_opensWhatEachMade() throws Exception {
    KeysetHandle old = generated(PredefinedStreamingAeadParameters.AES128_GCM_HKDF_4KB);
    KeysetHandle both =
        KeysetHandle.newBuilder()
            .addEntry(KeysetHandle.importKey(old.getPrimary().getKey()).withRandomId())
            .addEntry(
                KeysetHandle.generateEntryFromParameters(
                        PredefinedStreamingAeadParameters.AES256_CTR_HMAC_SHA256_4KB)
                    .withRandomId()
                    .makePrimary())
            .build();
    String json =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            both, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    Path file = Files.writeString(directory.resolve("keyset.json"), "\n" + json + "\n");
    Conversion rotated = Conversion.of(new TinkFormat()).keyFile(file);
    assertThat(rotated.decrypt(encrypted(old, PLAINTEXT, NO_DATA))).isEqualTo(PLAINTEXT);
    byte[] made = rotated.encrypt(PLAINTEXT);
    assertThat(rotated.decrypt(made)).isEqualTo(PLAINTEXT);
    with(old).refused(made, Kind.AUTHENTICATION);
  }

  @Test
  void associatedData_isTextOrHexadecimal() throws Exception {
    KeysetHandle keys = generated(PredefinedStreamingAeadParameters.AES128_GCM_HKDF_4KB);
    byte[] file = encrypted(keys, PLAINTEXT, new byte[] {'a', 'b'});
    assertThat(with(keys).with(Map.of("aad", "ab")).decrypt(file)).isEqualTo(PLAINTEXT);
    assertThat(with(keys).with(Map.of("aad-hex", "6162")).decrypt(file)).isEqualTo(PLAINTEXT);
    with(keys).refused(file, Kind.AUTHENTICATION);
    with(keys).with(Map.of("aad-hex", "6")).refused(file, Kind.REQUEST);
    with(keys).with(Map.of("aad", "ab", "aad-hex", "6162")).refused(file, Kind.REQUEST);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void changedOrTruncatedFile_isRefused(Parameters kind) throws Exception {
    KeysetHandle keys = generated(kind);
    byte[] file = encrypted(keys, PLAINTEXT, NO_DATA);
    Conversion opening = with(keys);
    for (int at : List.of(0, 1, 30, 100, SEGMENT, 2 * SEGMENT, file.length - 1)) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      opening.refused(changed, Kind.AUTHENTICATION);
    }
    for (int length : List.of(0, 10, 39, 40, SEGMENT, 2 * SEGMENT, file.length - 1)) {
      opening.refused(Arrays.copyOf(file, length), Kind.AUTHENTICATION);
    }
    opening.refused(Arrays.copyOf(file, file.length + 1), Kind.AUTHENTICATION);
  }

  @Test
  void wrongKeysets_areToldWithoutTheirContent() throws Exception {
    KeysetHandle keys = generated(PredefinedStreamingAeadParameters.AES128_GCM_HKDF_4KB);
    byte[] file = encrypted(keys, PLAINTEXT, NO_DATA);
    Conversion none = Conversion.of(new TinkFormat());
    none.refused(file, Kind.REQUEST);
    for (String content : List.of("{\"canary\": [}", "canary", "{}", " ")) {
      Path wrong = Files.writeString(directory.resolve("wrong"), content);
      ForeignFormatException refusal = none.keyFile(wrong).refused(file, Kind.KEY);
      assertThat(refusal).hasMessageNotContaining("canary").hasNoCause();
      assertThatThrownBy(() -> none.keyFile(wrong).encrypt(PLAINTEXT))
          .isInstanceOf(ForeignFormatException.class);
    }
  }
}
