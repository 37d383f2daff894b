package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.Finding;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreFileTest {
  @TempDir Path directory;
  private Path file;
  private Path password;

  @BeforeEach
  void writePassword() throws Exception {
    file = Files.createDirectory(directory.resolve("keys")).resolve("keys.bcfks");
    password = Keystores.passwordFile(directory, Keystores.PASSWORD);
  }

  @Test
  void createdFile_isItsOwnersOnlyAndAlone() throws Exception {
    seam().create("a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.map(found -> found.getFileName().toString()))
          .containsExactlyInAnyOrder("keys.bcfks", "keys.bcfks.lock");
    }
  }

  @Test
  void keyCreatedByAnotherProvider_isSeen() throws Exception {
    Seam reader = seam();
    reader.create("a");
    assertThat(reader.key("b")).isNull();
    seam().create("b");
    assertThat(reader.key("b")).isNotNull();
    assertThat(Collections.list(reader.keyStore().aliases()))
        .containsExactly("a", "a/1", "b", "b/1");
  }

  @Test
  void keysCreatedAtOnce_areAllKept() throws Exception {
    List<String> ids = List.of("a", "b", "c", "d");
    ExecutorService threads = Executors.newFixedThreadPool(ids.size());
    try {
      List<Future<SecretKey>> created = new ArrayList<>();
      for (String id : ids) {
        Seam own = seam();
        created.add(threads.submit(() -> own.create(id)));
      }
      for (Future<SecretKey> key : created) {
        assertThat(key.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Collections.list(seam().keyStore().aliases())).containsAll(ids);
  }

  @Test
  void changedFile_isDenied() throws Exception {
    seam().create("a");
    byte[] good = Files.readAllBytes(file);
    for (int offset : changedOffsets(good.length)) {
      byte[] changed = good.clone();
      changed[offset] ^= 1;
      Files.write(file, changed);
      Throwable failure = catchThrowable(() -> seam().key("a"));
      assertThat(failure).as("byte %d", offset).isInstanceOf(ProviderException.class);
      assertThat(failure.getCause())
          .as("byte %d", offset)
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void fileThatIsRestored_isOpenedByTheSameProvider() throws Exception {
    seam().create("a");
    byte[] good = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(good, good.length / 2));
    Seam reader = seam();
    for (int round = 0; round < 2; round++) {
      assertThat(catchThrowable(() -> reader.key("a")).getCause())
          .isInstanceOf(AccessDeniedException.class);
    }
    Files.write(file, good);
    assertThat(reader.key("a")).isNotNull();
  }

  /** The structure's first bytes, the encrypted content, the MAC's algorithm, and the MAC. */
  private static int[] changedOffsets(int length) {
    return new int[] {0, 4, 20, 50, 145, 200, 300, 400, 470, length - 175, length - 60, length - 1};
  }

  @Test
  void fileThatIsNoKeyStore_isDenied() throws Exception {
    Files.write(file, new byte[0]);
    assertThat(catchThrowable(() -> seam().key("a")).getCause())
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void passwordFileOpenToOthers_isRefused() throws Exception {
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    Throwable failure = catchThrowable(() -> seam().create("a"));
    assertThat(failure.getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining(": kek.a: ");
    assertThat(file).doesNotExist();
  }

  @Test
  void report_tellsWhatIsThere() throws Exception {
    seam().create("a");
    ProviderReport report = ProviderReport.of(provider());
    assertThat(report.findings())
        .extracting(finding -> finding.name() + " " + finding.status())
        .containsExactly(
            "extension bcfips OK",
            "audit OK",
            "key states OK",
            "kek a OK",
            "keystore " + file + " OK",
            "kek b FAIL",
            "keystore " + file + " OK",
            "kek c FAIL",
            "keystore " + file + " OK",
            "kek d FAIL",
            "keystore " + file + " OK");
    assertThat(report.findings()).extracting(Finding::detail).anyMatch(d -> d.contains("AES-256"));
    assertThat(report.toString()).doesNotContain(Keystores.PASSWORD);
  }

  private Seam seam() {
    return new Seam(provider());
  }

  private BullaProvider provider() {
    List<String> lines = new ArrayList<>(List.of(Keystores.extensionsSetting()));
    for (String id : List.of("a", "b", "c", "d")) {
      lines.add("kek." + id + " = " + Keystores.uri(file, password));
    }
    return Configured.provider(directory, lines.toArray(String[]::new));
  }
}
