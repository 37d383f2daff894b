package io.bulla.formats.openssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.formats.Conversion;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.testing.ForeignTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the command {@code openssl enc}, both ways. */
class OpensslFormatTest {
  private static final byte[] PLAINTEXT = new byte[200_003];

  static {
    new Random(1).nextBytes(PLAINTEXT);
  }

  @TempDir Path directory;
  private Path plain;
  private Path encrypted;
  private Path keyFile;
  private Conversion openssl;

  @BeforeEach
  void writeFiles() throws IOException {
    plain = Files.write(directory.resolve("plain"), PLAINTEXT);
    encrypted = directory.resolve("plain.enc");
    keyFile = Files.writeString(directory.resolve("key"), "a pass phrase\nand more\n");
    openssl = Conversion.of(new OpensslFormat()).keyFile(keyFile);
  }

  private void openssl(Object... options) {
    Object[] command = {ForeignTools.requireOpenssl(), "enc", "-in", plain, "-out", encrypted};
    Object[] all = Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    ForeignTools.run(all);
  }

  @ParameterizedTest
  @CsvSource({
    "aes-256-cbc, sha256, 10000",
    "aes-192-cbc, sha512, 1000",
    "aes-128-cbc, sha1, 1",
    "aes-256-cbc, md5, 50",
    "aes-256-cbc, sha384, 50"
  })
  void fileUnderPbkdf2_isRead(String cipher, String digest, String iterations) throws Exception {
    openssl("-" + cipher, "-pbkdf2", "-md", digest, "-iter", iterations, "-kfile", keyFile);
    Conversion told =
        openssl.with(Map.of("cipher", cipher, "digest", digest, "iterations", iterations));
    assertThat(told.decrypt(Files.readAllBytes(encrypted))).isEqualTo(PLAINTEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha256", "sha512"})
  void fileUnderTheLegacyDerivation_isRead(String digest) throws Exception {
    openssl("-aes-256-cbc", "-md", digest, "-pass", "file:" + keyFile);
    Conversion told = openssl.with(Map.of("kdf", "legacy", "digest", digest));
    assertThat(told.decrypt(Files.readAllBytes(encrypted))).isEqualTo(PLAINTEXT);
  }

  @Test
  void defaults_areThoseOfOpenssl() throws Exception {
    openssl("-aes-256-cbc", "-pbkdf2", "-pass", "pass:pässword");
    Conversion told = Conversion.of(new OpensslFormat()).passphrase("pässword");
    assertThat(told.decrypt(Files.readAllBytes(encrypted))).isEqualTo(PLAINTEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void rawKey_isReadAsBytesAndAsHexadecimal(int keyBytes) throws Exception {
    byte[] key = Arrays.copyOf(PLAINTEXT, keyBytes);
    String iv = "000102030405060708090a0b0c0d0e0f";
    String hex = HexFormat.of().formatHex(key);
    openssl("-aes-" + 8 * keyBytes + "-cbc", "-K", hex, "-iv", iv);
    Map<String, String> options =
        Map.of("cipher", "aes-" + 8 * keyBytes + "-cbc", "kdf", "none", "iv", iv);
    Files.write(keyFile, key);
    assertThat(openssl.with(options).decrypt(Files.readAllBytes(encrypted))).isEqualTo(PLAINTEXT);
    Files.writeString(keyFile, hex + "\n");
    assertThat(openssl.with(options).decrypt(Files.readAllBytes(encrypted))).isEqualTo(PLAINTEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 200_003})
  void export_isReadByOpenssl_andIsNeverTwiceTheSame(int length) throws Exception {
    byte[] plaintext = Arrays.copyOf(PLAINTEXT, length);
    Conversion quick = openssl.with(Map.of("iterations", "100000"));
    Files.write(encrypted, quick.encrypt(plaintext));
    assertThat(quick.encrypt(plaintext)).isNotEqualTo(Files.readAllBytes(encrypted));
    decrypt("-aes-256-cbc", "-pbkdf2", "-iter", "100000", "-kfile", keyFile);
    assertThat(plain).hasBinaryContent(plaintext);
    assertThat(quick.decrypt(Files.readAllBytes(encrypted))).isEqualTo(plaintext);
  }

  private void decrypt(Object... options) {
    Path file = plain;
    plain = encrypted;
    encrypted = file;
    Object[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = "-d";
    openssl(all);
    encrypted = plain;
    plain = file;
  }

  @Test
  void export_derivesByManyIterationsWhereNothingIsSaid() throws Exception {
    Files.write(encrypted, openssl.encrypt(PLAINTEXT));
    decrypt("-aes-256-cbc", "-pbkdf2", "-iter", "600000", "-kfile", keyFile);
    assertThat(plain).hasBinaryContent(PLAINTEXT);
  }

  @Test
  void exportUnderARawKey_hasItsIvBeforeTheCiphertext() throws Exception {
    byte[] key = Arrays.copyOf(PLAINTEXT, 32);
    Files.write(keyFile, key);
    byte[] made = openssl.with(Map.of("kdf", "none")).encrypt(PLAINTEXT);
    assertThat(openssl.with(Map.of("kdf", "none")).decrypt(made)).isEqualTo(PLAINTEXT);
    Files.write(encrypted, Arrays.copyOfRange(made, 16, made.length));
    String iv = HexFormat.of().formatHex(made, 0, 16);
    decrypt("-aes-256-cbc", "-K", HexFormat.of().formatHex(key), "-iv", iv);
    assertThat(plain).hasBinaryContent(PLAINTEXT);
  }

  /** Who can offer files to be imported learns of a padding what of a wrong key, and no more. */
  @Test
  void wrongPadding_wrongKey_andPartOfABlock_areOneError() throws Exception {
    openssl("-aes-256-cbc", "-pbkdf2", "-kfile", keyFile);
    byte[] file = Files.readAllBytes(encrypted);
    byte[] padding = file.clone();
    padding[file.length - 17] ^= 0x40; // the last block's padding
    List<ForeignFormatException> refusals =
        List.of(
            openssl.refused(padding, Kind.AUTHENTICATION),
            openssl.refused(Arrays.copyOf(file, file.length - 1), Kind.AUTHENTICATION),
            openssl.refused(Arrays.copyOf(file, 16), Kind.AUTHENTICATION));
    assertThat(refusals.stream().map(each -> each.getMessage() + each.hint()).distinct())
        .hasSize(1);
    assertThat(refusals).allSatisfy(each -> assertThat(each).hasNoCause());
  }

  @Test
  void whatIsNoFileOfOpenssl_isRefused() {
    openssl.refused(new byte[15], Kind.MALFORMED);
    openssl.refused(new byte[64], Kind.MALFORMED);
    Conversion raw = openssl.with(Map.of("kdf", "none"));
    assertThat(raw.refused(new byte[64], Kind.KEY)).hasMessageContaining("no AES key of 32 bytes");
  }

  @Test
  void optionsThatDoNotExist_orWouldHarm_areRefused() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("cipher", "aes-256-gcm"),
            Map.of("kdf", "scrypt"),
            Map.of("digest", "md4"),
            Map.of("iterations", "0"),
            Map.of("iterations", "many"),
            Map.of("iv", "00"))) {
      openssl.with(wrong).refused(new byte[64], Kind.REQUEST);
    }
    for (Map<String, String> harmful :
        List.of(
            Map.of("kdf", "legacy"),
            Map.of("digest", "md5"),
            Map.of("digest", "sha1"),
            Map.of("iterations", "99999"),
            Map.of("kdf", "none", "iv", "000102030405060708090a0b0c0d0e0f"))) {
      assertThatThrownBy(() -> openssl.with(harmful).encrypt(PLAINTEXT))
          .isInstanceOf(ForeignFormatException.class);
    }
  }
}
