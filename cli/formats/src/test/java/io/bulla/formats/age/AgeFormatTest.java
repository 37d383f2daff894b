package io.bulla.formats.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.formats.Conversion;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.testing.ForeignTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the command {@code age}, both ways. */
class AgeFormatTest {
  private static final int CHUNK = 65_536;
  private static final byte[] PLAINTEXT = new byte[3 * CHUNK + 5];

  static {
    new Random(1).nextBytes(PLAINTEXT);
  }

  @TempDir Path directory;
  private final Path age = ForeignTools.requireAge();
  private Path identity;
  private String recipient;
  private Path plain;
  private Path encrypted;
  private Conversion opening;

  @BeforeEach
  void makeIdentity() throws IOException {
    identity = directory.resolve("identity.txt");
    recipient = keygen(identity);
    plain = Files.write(directory.resolve("plain"), PLAINTEXT);
    encrypted = directory.resolve("plain.age");
    opening = Conversion.of(new AgeFormat()).keyFile(identity);
  }

  private String keygen(Path file) {
    Path keygen = age.resolveSibling("age-keygen");
    ForeignTools.run(keygen, "-o", file);
    return ForeignTools.run(keygen, "-y", file).strip();
  }

  private byte[] encryptedByAge(Object... options) throws IOException {
    Object[] command = {age, "-o", encrypted};
    Object[] all = Arrays.copyOf(command, command.length + options.length + 1);
    System.arraycopy(options, 0, all, command.length, options.length);
    all[all.length - 1] = plain;
    ForeignTools.run(all);
    return Files.readAllBytes(encrypted);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5})
  void fileOfAge_isRead_andWhatIsWritten_isReadByAge(int length) throws Exception {
    byte[] plaintext = Arrays.copyOf(PLAINTEXT, length);
    Files.write(plain, plaintext);
    assertThat(opening.decrypt(encryptedByAge("-r", recipient))).isEqualTo(plaintext);
    Files.write(encrypted, Conversion.of(new AgeFormat()).to(recipient).encrypt(plaintext));
    Path opened = directory.resolve("opened");
    ForeignTools.run(age, "-d", "-i", identity, "-o", opened, encrypted);
    assertThat(Files.exists(opened) ? Files.readAllBytes(opened) : new byte[0])
        .isEqualTo(plaintext);
  }

  @Test
  void armoredFile_andOneOfSeveralRecipientsAndIdentities_areRead() throws Exception {
    Path second = directory.resolve("second.txt");
    String other = keygen(second);
    assertThat(opening.decrypt(encryptedByAge("-a", "-r", other, "-r", recipient)))
        .isEqualTo(PLAINTEXT);
    Path both = directory.resolve("both.txt");
    Files.writeString(
        both, "\n  # two\r\n" + Files.readString(second) + Files.readString(identity).strip());
    assertThat(opening.keyFile(both).decrypt(encryptedByAge("-r", recipient))).isEqualTo(PLAINTEXT);
    byte[] made = Conversion.of(new AgeFormat()).to(other, recipient).encrypt(PLAINTEXT);
    assertThat(opening.decrypt(made)).isEqualTo(PLAINTEXT);
  }

  @Test
  void passphrase_opensWhatItSealed() throws Exception {
    Conversion weak =
        Conversion.of(new AgeFormat())
            .passphrase("pässphrase")
            .with(Map.of(WorkFactor.OPTION, "15"));
    byte[] made = weak.encrypt(PLAINTEXT);
    assertThat(new String(made, 0, 200, StandardCharsets.ISO_8859_1))
        .contains("-> scrypt ", " 15\n");
    assertThat(weak.decrypt(made)).isEqualTo(PLAINTEXT);
    assertThat(weak.passphrase("another").refused(made, Kind.AUTHENTICATION))
        .hasMessageContaining("passphrase is another");
    opening.refused(made, Kind.KEY);
  }

  @Test
  void passphraseThatWouldBeTriedTooFast_isNotExportedUnder() {
    for (String wrong : new String[] {"1", "14", "23", "many"}) {
      Conversion weak =
          Conversion.of(new AgeFormat()).passphrase("p").with(Map.of(WorkFactor.OPTION, wrong));
      assertThatThrownBy(() -> weak.encrypt(PLAINTEXT))
          .isInstanceOf(ForeignFormatException.class)
          .hasMessageContaining("work-factor of age is not " + wrong);
    }
  }

  /** By age's own plugin, which takes a passphrase without a terminal. */
  @Test
  void passphrase_isThatOfAge() throws Exception {
    Conversion weak =
        Conversion.of(new AgeFormat())
            .passphrase("pässphrase")
            .with(Map.of(WorkFactor.OPTION, "15"));
    byPlugin("-e", "-o", encrypted, plain);
    assertThat(weak.decrypt(Files.readAllBytes(encrypted))).isEqualTo(PLAINTEXT);
    Files.write(encrypted, weak.encrypt(PLAINTEXT));
    Path opened = directory.resolve("opened");
    byPlugin("-d", "-o", opened, encrypted);
    assertThat(opened).hasBinaryContent(PLAINTEXT);
  }

  private void byPlugin(Object mode, Object... rest) {
    Object[] command = {
      "/usr/bin/env",
      "PATH=" + age.getParent(),
      "AGE_PASSPHRASE=pässphrase",
      "AGE_PASSPHRASE_WORK_FACTOR=6",
      "LC_ALL=C.UTF-8",
      age,
      mode,
      "-j",
      "batchpass"
    };
    Object[] all = Arrays.copyOf(command, command.length + rest.length);
    System.arraycopy(rest, 0, all, command.length, rest.length);
    ForeignTools.run(all);
  }

  @Test
  void changedFile_isRefusedWhereverItWasChanged() throws Exception {
    byte[] file = encryptedByAge("-r", recipient);
    for (int at : new int[] {0, 30, 80, 150, 180, 220, CHUNK, 2 * CHUNK, file.length - 1}) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> opening.decrypt(changed))
          .as("byte " + at)
          .isInstanceOf(ForeignFormatException.class);
    }
    byte[] last = file.clone();
    last[file.length - 1] ^= 1;
    opening.refused(last, Kind.AUTHENTICATION);
  }

  @Test
  void truncatedFile_isRefusedWhereverItEnds() throws Exception {
    byte[] file = encryptedByAge("-r", recipient);
    int header = file.length - PLAINTEXT.length - 4 * 16;
    for (int length :
        new int[] {
          0,
          10,
          100,
          header - 16,
          header,
          header + 1,
          header + CHUNK + 16,
          header + 2 * (CHUNK + 16),
          header + 2 * (CHUNK + 16) + 1,
          file.length - 1
        }) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> opening.decrypt(cut))
          .as(length + " bytes")
          .isInstanceOf(ForeignFormatException.class);
    }
    opening.refused(Arrays.copyOf(file, header + CHUNK + 16), Kind.AUTHENTICATION);
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    opening.refused(longer, Kind.AUTHENTICATION);
  }

  @Test
  void wrongKeys_areToldAsSuch() throws Exception {
    byte[] file = encryptedByAge("-r", recipient);
    Path other = directory.resolve("other.txt");
    keygen(other);
    opening.keyFile(other).refused(file, Kind.KEY);
    Files.writeString(other, "AGE-SECRET-KEY-1QQQ\n");
    ForeignFormatException refused = opening.keyFile(other).refused(file, Kind.KEY);
    assertThat(refused).hasMessageContaining("line 1").hasNoCause();
    assertThat(refused.getMessage()).doesNotContain("QQQ");
    Files.writeString(other, "# nothing\n");
    opening.keyFile(other).refused(file, Kind.KEY);
    Conversion.of(new AgeFormat()).refused(file, Kind.REQUEST);
    assertThatThrownBy(() -> Conversion.of(new AgeFormat()).to("age1nobody").encrypt(PLAINTEXT))
        .hasMessageContaining("age1nobody is no X25519 recipient");
  }

  @Test
  void passphraseBesideARecipient_isRefused() {
    Conversion both = Conversion.of(new AgeFormat()).to(recipient).passphrase("p");
    assertThatThrownBy(() -> both.encrypt(PLAINTEXT)).hasMessageContaining("not both");
  }
}
