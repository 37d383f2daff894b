package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bulla.loader.keys.Shelves;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidatedModuleOptionsTest {
  private final Module module = new Module("Validated");
  private final LoaderOptions options =
      LoaderOptions.of(Shelves.with("models").provider(), List.of("models"))
          .withValidatedModule(module);

  @Test
  void theModule_isTheOnlyProviderOfCiphers() {
    assertThat(options.cipherProviders()).containsExactly(module);
    assertThat(options.cipherEngine()).isEqualTo("Validated");
  }

  @Test
  void anotherEngine_orAnotherProviderOfTheSameName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withCipherEngine("SunJCE"))
        .withMessageContaining("validated module");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withCipherProviders(List.of(new Module("Validated"))));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withCipherProviders(List.of()));
  }

  /** A module that cannot compute AES-GCM is not replaced by another provider. */
  @Test
  void moduleThatDoesNotWork_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(options::chooseCipherEngine)
        .withMessageContaining("Validated does not compute AES-256-GCM");
  }

  /** A provider with a random generator and nothing else. */
  private static final class Module extends Provider {
    private static final long serialVersionUID = 1L;

    Module(String name) {
      super(name, "1", "");
      putService(new Service(this, "SecureRandom", "DEFAULT", Random.class.getName(), null, null));
    }
  }

  /** Draws zeros, and is never drawn from. */
  public static final class Random extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    @Override
    protected void engineSetSeed(byte[] seed) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {}

    @Override
    protected byte[] engineGenerateSeed(int bytes) {
      return new byte[bytes];
    }
  }
}
