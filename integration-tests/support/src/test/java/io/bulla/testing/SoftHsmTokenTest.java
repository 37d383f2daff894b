package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftHsmTokenTest {

  @TempDir Path directory;

  @Test
  void freshTokens_areDifferentAndShareALibrary() {
    SoftHsmToken one = SoftHsmToken.fresh();
    SoftHsmToken two = SoftHsmToken.fresh();
    assertThat(one.label()).isNotEqualTo(two.label());
    assertThat(one.module()).isEqualTo(two.module());
  }

  @Test
  void pinFile_isReadableByItsOwnerOnly() throws Exception {
    SoftHsmToken token = SoftHsmStore.create(Tools.requireSoftHsm(), directory).initialize("one");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token.pinFile())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(token.pinFile()).strip()).isEqualTo(new String(token.pin()));
    assertThat(token).asString().doesNotContain(new String(token.pin()));
  }

  @Test
  void tokensOfAStore_areListedByAnotherProcess() throws Exception {
    SoftHsmStore store = SoftHsmStore.create(Tools.requireSoftHsm(), directory);
    store.initialize("one");
    store.initialize("two");
    store.delete("one");
    ProcessBuilder builder =
        new ProcessBuilder(
            store.softHsm().util().toString(),
            "--module",
            store.module().toString(),
            "--show-slots");
    builder.environment().putAll(store.environment());
    assertThat(ProcessOutput.of(builder).standardOutput()).contains("two").doesNotContain("one");
  }
}
