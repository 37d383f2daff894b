package io.bulla.provider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinSourceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"s3cr\u00e9t", "s3cr\u00e9t\n", "s3cr\u00e9t\r\n"})
  void fileWithOrWithoutLineEnd_givesTheSecret(String content) throws Exception {
    write(content, "rw-------");
    assertThat(source("file:pin").read("", null)).isEqualTo("s3cr\u00e9t".toCharArray());
    assertThat(source("file://" + directory.resolve("pin")).read("", null)).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void fileOpenToOthers_isRefused(String mode) throws Exception {
    write("canary", mode);
    KekException failure = failure("file:pin");
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("chmod 600").hasMessageNotContaining("canary");
  }

  @Test
  void missingFileOrVariable_isUnavailable() {
    assertThat(failure("file:pin").kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure("env:NONE").kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void emptyFile_isAConfigurationError(String content) throws Exception {
    write(content, "rw-------");
    assertThat(failure("file:pin").kind()).isEqualTo(Kind.BAD_CONFIG);
  }

  @Test
  void overlongFile_isAConfigurationError() throws Exception {
    write("x".repeat(5000), "rw-------");
    assertThat(failure("file:pin").kind()).isEqualTo(Kind.BAD_CONFIG);
  }

  @Test
  void environment_givesTheSecret() throws Exception {
    assertThat(source("env:PIN").read("", null)).isEqualTo("1234".toCharArray());
  }

  /** Under LC_ALL=C each byte of what is not ASCII is the same character to the JDK. */
  @Test
  void environmentThatTheLocaleDoesNotDecode_isRefused() {
    PinSource pin = PinSource.parse("env:PIN", Path.of("/"), name -> "canary\ufffd\ufffd");
    assertThatThrownBy(() -> pin.read("", null))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("PIN has characters")
        .hasMessageContaining("C.UTF-8")
        .hasMessageNotContaining("canary");
  }

  @Test
  void callback_asksTheHandler() throws Exception {
    char[] answer =
        source("callback")
            .read(
                "PIN: ",
                callbacks -> {
                  assertThat(((PasswordCallback) callbacks[0]).getPrompt()).isEqualTo("PIN: ");
                  ((PasswordCallback) callbacks[0]).setPassword("5678".toCharArray());
                });
    assertThat(answer).isEqualTo("5678".toCharArray());
    assertThat(failure("callback").kind()).isEqualTo(Kind.BAD_CONFIG);
  }

  @Test
  void noSource_isAConfigurationError() {
    PinSource none = PinSource.of(KekUri.parse("keystore:f", directory), directory, Map.of());
    assertThatThrownBy(() -> none.read("", null))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("password-source");
  }

  private KekException failure(String text) {
    return catchThrowableOfType(KekException.class, () -> source(text).read("", null));
  }

  private PinSource source(String text) {
    KekUri uri = KekUri.parse("keystore:f?password-source=" + text, directory);
    return PinSource.of(uri, directory, Map.of("PIN", "1234"));
  }

  private void write(String content, String mode) throws Exception {
    Path file = Files.writeString(directory.resolve("pin"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
