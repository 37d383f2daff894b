package io.bulla.provider.kek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionRuleTest {
  private static final String OVERRIDE = "x-bulla-unverified";

  private final Map<String, String> noted = new HashMap<>();

  @ParameterizedTest
  @EnumSource(names = {"NON_EXTRACTABLE", "SOFTWARE"})
  void keyThatIsKeptAsItShouldBe_isUsed(Protection protection) {
    assertThatCode(() -> check(Map.of(), protection)).doesNotThrowAnyException();
  }

  @Test
  void unverifiedKey_isRefusedWithTheOverrideThatAcceptsIt() {
    assertThatThrownBy(() -> check(Map.of(), Protection.UNVERIFIED))
        .isInstanceOf(KekException.class)
        .matches(e -> ((KekException) e).kind() == KekException.Kind.REFUSED)
        .hasMessageContaining(OVERRIDE + "=accept")
        .hasMessageContaining("file:1: kek.models");
    assertThat(noted).isEmpty();
    assertThatCode(() -> check(Map.of(OVERRIDE, "accept"), Protection.UNVERIFIED))
        .doesNotThrowAnyException();
    assertThat(noted.get("override")).startsWith(OVERRIDE + "=accept");
  }

  @Test
  void acceptedKey_isToldInTheLog_once() throws KekException {
    ProtectionRule rule = ProtectionRule.of(place(Map.of(OVERRIDE, "accept")));
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("io.bulla.kek");
    Handler handler = recorder(logged);
    logger.addHandler(handler);
    try {
      rule.check("models", version(Protection.UNVERIFIED), noted::put);
      rule.check("models", version(Protection.UNVERIFIED), noted::put);
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .containsExactly(
            "KEK models/1 may be extractable, and is used all the same, by x-bulla-unverified=accept"
                + " at file:1: kek.models");
  }

  private static Handler recorder(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(new SimpleFormatter().formatMessage(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "ACCEPT"})
  void anyOtherOverride_acceptsNothing(String value) {
    assertThatThrownBy(() -> check(Map.of(OVERRIDE, value), Protection.UNVERIFIED))
        .isInstanceOf(KekException.class);
  }

  @Test
  void exposedKey_isRefusedWhateverTheOverride() {
    assertThatThrownBy(() -> check(Map.of(OVERRIDE, "accept"), Protection.EXPOSED))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("can leave its token");
  }

  private void check(Map<String, String> attributes, Protection protection) throws KekException {
    ProtectionRule.of(place(attributes)).check("models", version(protection), noted::put);
  }

  private static KekVersion version(Protection protection) {
    return new KekVersion(1, "AES", 256, true, protection, "", Optional.empty());
  }

  private static KekPlace place(Map<String, String> attributes) {
    return new KekPlace(
        "models",
        "pkcs11",
        "",
        attributes,
        "file:1: kek.models",
        () -> new char[0],
        /* approvedOnly= */ false);
  }
}
