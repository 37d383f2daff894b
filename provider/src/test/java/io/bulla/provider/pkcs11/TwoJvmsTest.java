package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.WrappedKey;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoJvmsTest {

  private static final byte[] DEK = new byte[32];
  private static final byte[] CONTEXT = new byte[1];

  @TempDir Path directory;
  private SoftHsmToken token;
  private KekBackend here;

  @BeforeEach
  void openEmptyToken() throws Exception {
    token = SoftHsmToken.fresh();
    here = new Pkcs11BackendFactory().open(Places.of(token, "models"));
  }

  @Test
  void dekWrappedInAnotherJvm_isUnwrappedHereWhileBothWork() throws Exception {
    here.create(1);
    Process other = start("there", "wrap", HexFormat.of().formatHex(DEK), "200");
    for (int i = 0; i < 200; i++) {
      assertThat(DekUses.unwrap(here, 1, DekUses.wrap(here, 1, DEK, CONTEXT), CONTEXT))
          .isEqualTo(DEK);
    }
    String[] wrapped = outcome(other, "there").split(" ", 2);
    assertThat(
            DekUses.unwrap(
                here,
                1,
                new WrappedKey(WrappedKey.AES_GCM, hex(wrapped[0]), hex(wrapped[1])),
                CONTEXT))
        .isEqualTo(DEK);
  }

  @Test
  void sameVersionCreatedInTwoJvms_isMadeOnce() throws Exception {
    Process one = start("one", "create", "1");
    Process two = start("two", "create", "1");
    assertThat(List.of(outcome(one, "one"), outcome(two, "two")))
        .containsExactlyInAnyOrder("created 1", "REFUSED");
    assertThat(here.versions()).extracting(KekVersion::number).containsExactly(1);
  }

  @Test
  void versionCreatedInAnotherJvm_isFoundHereByItsNumber() throws Exception {
    here.create(1);
    outcome(start("other", "create", "2"), "other");
    assertThat(DekUses.unwrap(here, 2, DekUses.wrap(here, 2, DEK, CONTEXT), CONTEXT))
        .isEqualTo(DEK);
  }

  private Process start(String name, String... task) throws IOException {
    return OtherJvm.start(
        token.store(), token.label(), token.pinFile(), directory.resolve(name), task);
  }

  private String outcome(Process process, String name) throws Exception {
    int exitCode = process.waitFor();
    List<String> lines = Files.readAllLines(directory.resolve(name));
    assertThat(exitCode).as(() -> String.join("\n", lines)).isZero();
    return lines.get(lines.size() - 1);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
