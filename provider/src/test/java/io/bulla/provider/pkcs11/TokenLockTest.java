package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One token has one lock, whatever its address says. */
class TokenLockTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  @TempDir Path directory;

  @Test
  void tokenByItsLabelItsSerialAndALinkToItsLibrary_isOneToken() throws Exception {
    KekPlace byLabel = Places.of(SoftHsmToken.fresh(), "models");
    TokenConnector label = connector(byLabel);
    String serial = label.token().orElseThrow().serial();
    TokenConnector bySerial =
        connector(Places.with(Places.without(byLabel, "token"), "serial", serial));
    Path library = Path.of(byLabel.attribute("module-path").orElseThrow());
    Path link = Files.createSymbolicLink(directory.resolve("library.so"), library);
    TokenConnector byLink = connector(Places.with(byLabel, "module-path", link.toString()));
    assertThat(bySerial.identity()).isEqualTo(label.identity()).isEqualTo(byLink.identity());
    TokenLock held = TokenLock.acquire(label.identity(), AT_ONCE);
    try (held) {
      assertThat(ofAnotherThread(bySerial.identity()).kind()).isEqualTo(Kind.TIMED_OUT);
    }
  }

  private static TokenConnector connector(KekPlace place) throws KekException {
    return TokenConnector.of(TokenAddress.of(place));
  }

  private static KekException ofAnotherThread(TokenIdentity token) {
    return CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    KekException.class, () -> TokenLock.acquire(token, AT_ONCE).close()))
        .join();
  }
}
