package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.loader.keys.Shelves;
import io.bulla.loader.memory.LockPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoaderSettingsTest {
  @Test
  void requiredRecipients_areListed_andNeedNotBeConfiguredHere() {
    assertThat(options(Map.of("required-recipients", "escrow, models")).requiredRecipients())
        .containsExactly("escrow", "models");
    assertThat(options(Map.of()).requiredRecipients()).isEmpty();
  }

  @Test
  void aRequiredRecipientThatIsNoKekId_isRefusedByItsKey() {
    refused("required-recipients", "Escrow!", "not allowed");
  }

  @Test
  void aRecipientsDirectoryWithoutAName_isRefused_andNotTheWorkingDirectory() {
    assertThat(options(Map.of("recipients-directory", "r")).recipientsDirectory())
        .contains(Path.of(".", "r"));
    refused("recipients-directory", " ", "leave the key out");
  }

  @Test
  void memory_isTriedByDefault_andDemandedWhereItSaysLocked() {
    assertThat(options(Map.of()).memory()).isEqualTo(LockPolicy.TRY);
    assertThat(options(Map.of("memory", "best-effort")).memory()).isEqualTo(LockPolicy.TRY);
    assertThat(options(Map.of("memory", "locked")).memory()).isEqualTo(LockPolicy.REQUIRE);
  }

  @Test
  void anotherWordForMemory_isRefusedByItsKey() {
    refused("memory", "lock", "best-effort or locked");
  }

  @Test
  void cipherEngineThatIsNotThere_isRefusedByItsKey() {
    assertThat(options(Map.of("cipher-engine", "SunJCE")).cipherEngine()).isEqualTo("SunJCE");
    refused("cipher-engine", "Nowhere", "neither offered");
  }

  private static void refused(String key, String value, String words) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> options(Map.of(key, value)))
        .withMessageContaining(words)
        .matches(e -> e.key().equals("loader." + key));
  }

  private static LoaderOptions options(Map<String, String> loader) {
    return new LoaderSettings(loader, Map.of(), Path.of("."))
        .options(Shelves.with("models").provider(), Set.of("models"), List.of());
  }
}
