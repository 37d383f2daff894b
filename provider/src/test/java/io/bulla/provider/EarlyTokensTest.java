package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyTokensTest {

  @TempDir private Path directory;

  @Test
  void tokenInTheFile_isSeen() throws IOException {
    Path file = file("kek.models = pkcs11:token=models?pin-source=env:PIN\n");
    assertThat(EarlyTokens.areNamedIn(file)).isTrue();
  }

  @Test
  void keyStoreInTheFile_isNoToken() throws IOException {
    Path file = file("kek.models = keystore:keks.bcfks?pin-source=env:PASSWORD\n");
    assertThat(EarlyTokens.areNamedIn(file)).isFalse();
  }

  @Test
  void textThatIsNoUtf8_isLeftToTheParser() throws IOException {
    Path file = Files.write(directory.resolve("bulla.properties"), new byte[] {(byte) 0xff});
    assertThat(EarlyTokens.areNamedIn(file)).isFalse();
  }

  @Test
  void missingFileAndDirectory_areLeftToTheParser() {
    assertThat(EarlyTokens.areNamedIn(directory.resolve("missing"))).isFalse();
    assertThat(EarlyTokens.areNamedIn(directory)).isFalse();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("bulla.properties"), content);
  }
}
