package io.bulla.provider.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.security.KeyStoreException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.crypto.AEADBadTagException;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/provider.md. */
class SeamErrorsTest {
  private static final Map<Kind, Class<? extends Throwable>> TYPES = new EnumMap<>(Kind.class);
  private static final Map<Kind, String> PREFIXES =
      Map.of(
          Kind.THROTTLED, "throttled: ",
          Kind.NOT_FOUND, "not-found: ",
          Kind.UNUSABLE, "unusable: ",
          Kind.REFUSED, "refused: ",
          Kind.BAD_CONFIG, "bad-config: ");

  static {
    TYPES.put(Kind.BAD_TAG, AEADBadTagException.class);
    TYPES.put(Kind.DENIED, AccessDeniedException.class);
    TYPES.put(Kind.AUTHENTICATION_FAILED, CredentialException.class);
    TYPES.put(Kind.THROTTLED, IOException.class);
    TYPES.put(Kind.UNAVAILABLE, IOException.class);
    TYPES.put(Kind.TIMED_OUT, TimeoutException.class);
    TYPES.put(Kind.NOT_FOUND, KeyStoreException.class);
    TYPES.put(Kind.UNUSABLE, KeyStoreException.class);
    TYPES.put(Kind.REFUSED, KeyStoreException.class);
    TYPES.put(Kind.BAD_CONFIG, KeyStoreException.class);
  }

  @ParameterizedTest
  @EnumSource
  void eachKind_hasItsTypeOfTheJdk(Kind kind) {
    KekException failure = new KekException(kind, "what; what now");
    Throwable cause = SeamErrors.of(failure).getCause();
    assertThat(cause).isExactlyInstanceOf(TYPES.get(kind));
    assertThat(cause).hasMessage(PREFIXES.getOrDefault(kind, "") + "what; what now");
    assertThat(cause).hasCause(failure);
  }

  @Test
  void everyKind_isInTheTable() {
    assertThat(TYPES).containsOnlyKeys(Kind.values());
  }
}
