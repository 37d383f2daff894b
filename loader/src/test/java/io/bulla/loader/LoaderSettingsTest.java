package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.keys.Shelves;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoaderSettingsTest {
  private static LoaderOptions options(Map<String, String> loader) {
    return new LoaderSettings(loader, Map.of(), Path.of(""))
        .options(Shelves.with("models").provider(), Set.of("models"), List.of());
  }

  @Test
  void requiredRecipients_areListed_andNeedNotBeConfiguredHere() {
    assertThat(options(Map.of("required-recipients", "escrow, models")).requiredRecipients())
        .containsExactly("escrow", "models");
    assertThat(options(Map.of()).requiredRecipients()).isEmpty();
  }

  @Test
  void aRequiredRecipientThatIsNoKekId_isRefusedByItsKey() {
    assertThatThrownBy(() -> options(Map.of("required-recipients", "Escrow!")))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            e -> assertThat(e.key()).isEqualTo("loader.required-recipients"));
  }
}
