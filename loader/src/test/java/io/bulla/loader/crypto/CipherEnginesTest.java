package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.Provider;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CipherEnginesTest {

  /** What Conscrypt is on a host where its native half cannot be loaded: a name and no cipher. */
  private static final class Hollow extends Provider {
    private static final long serialVersionUID = 1L;

    Hollow(String name) {
      super(name, "1", "no services");
    }
  }

  @Test
  void conscryptOffered_isChosenOnTheDirectPath() {
    CipherEngine engine = CipherEngines.choose(List.of(Conscrypt.newProvider()), null);

    assertThat(engine.name()).isEqualTo("Conscrypt");
    assertThat(engine.path()).isEqualTo(CipherPath.DIRECT);
  }

  @Test
  void nothingOffered_theJdkItselfIsChosen() {
    CipherEngine engine = CipherEngines.choose(List.of(), CipherEngines.AUTO);

    assertThat(engine.name()).isEqualTo("SunJCE");
    assertThat(engine.path()).isEqualTo(CipherPath.ARRAY);
    assertThat(engine.reason()).contains("measured in cold code: SunJCE").doesNotContain(" 0.0 ");
  }

  @Test
  void conscryptThatDoesNotWorkHere_isPassedOverAndSaid() {
    CipherEngine engine = CipherEngines.choose(List.of(new Hollow("Conscrypt")), "auto");

    assertThat(engine.name()).isEqualTo("SunJCE");
    assertThat(engine.reason()).contains("Conscrypt does not work on this host, SunJCE");
  }

  @Test
  void laterEngine_isTakenOnlyIfItIsClearlyFaster() {
    assertThat(CipherEngines.displaces(3e9, 1e9)).isTrue();
    assertThat(CipherEngines.displaces(10e6, 8e6)).isFalse();
    assertThat(CipherEngines.displaces(8e6, 0)).isTrue();
    assertThat(CipherEngines.displaces(0, 0)).isFalse();
  }

  @Test
  void configuredEngine_isTakenByName() {
    assertThat(CipherEngines.choose(List.of(Conscrypt.newProvider()), "SunJCE").name())
        .isEqualTo("SunJCE");
  }

  @Test
  void configuredEngineThatIsMissing_isRefusedWithTheChoices() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CipherEngines.choose(List.of(new Hollow("Other")), "Nowhere"))
        .withMessageContaining("Nowhere")
        .withMessageContaining("Other");
  }

  @Test
  void configuredEngineThatDoesNotWork_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CipherEngines.choose(List.of(new Hollow("Hollow")), "Hollow"))
        .withMessageContaining("Hollow");
  }

  @ParameterizedTest
  @MethodSource("io.bulla.loader.crypto.Engines#all")
  void engineUnderTest_passesTheKnownAnswer(CipherEngine engine) {
    assertThat(CipherSelfTest.passes(engine)).isTrue();
  }
}
