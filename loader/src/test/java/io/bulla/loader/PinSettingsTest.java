package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.loader.keys.Shelves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of pins, and each error in one. */
class PinSettingsTest {
  @TempDir Path directory;

  @Test
  void noKey_pinsNothing() {
    assertThat(options(Map.of(), Map.of()).pins()).isEqualTo(ModelPins.NONE);
  }

  @Test
  void pin_isRead_withItsPlace() throws Exception {
    PublicKey publisher = pem("publisher.pem");
    Map<String, String> keys = pin("models/minilm", "minilm", "3");
    keys.put("pin.mini.publisher", "publisher.pem");
    keys.put("deny-unpinned", "true");
    assertThat(options(keys, Map.of("keys", "publisher.pem")).pins())
        .isEqualTo(
            new ModelPins(
                List.of(
                    new ModelPin(
                        "mini",
                        directory.resolve("models/minilm"),
                        "minilm",
                        3,
                        Optional.of(publisher),
                        "file:1: loader.pin.mini.path")),
                true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "model", "version"})
  void missingPart_isRefusedByItsKey(String part) {
    Map<String, String> keys = pin("m", "minilm", "3");
    keys.remove("pin.mini." + part);
    refused(keys, "loader.pin.mini." + part, "is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pin.mini", "pin.mini.least", "pin.Mini.path", "pin..path", "pin.a.b.path"})
  void otherKeyOfAPin_isRefused(String key) {
    refused(Map.of(key, "1"), "loader." + key, "is not a key of a pin");
  }

  @ParameterizedTest
  @CsvSource({"-1", "three", "1.5", "9223372036854775808"})
  void otherVersion_isRefused(String version) {
    refused(pin("m", "minilm", version), "loader.pin.mini.version", "a number from 0 on");
  }

  @Test
  void otherModelId_isRefused() {
    refused(pin("m", "Mini LM", "1"), "loader.pin.mini.model", "not allowed");
  }

  @Test
  void otherWordForDenyUnpinned_isRefused() {
    refused(Map.of("deny-unpinned", "yes"), "loader.deny-unpinned", "false or true");
  }

  @Test
  void publisherThatIsNotAmongThoseChecked_isRefused() throws Exception {
    pem("publisher.pem");
    Map<String, String> keys = pin("m", "minilm", "1");
    keys.put("pin.mini.publisher", "publisher.pem");
    refused(keys, "loader.pin.mini.publisher", "none of publisher.keys");
    keys.put("pin.mini.publisher", "absent.pem");
    refused(keys, "loader.pin.mini.publisher", "absent.pem");
  }

  @Test
  void twoPinsOfOnePath_areRefused() {
    Map<String, String> keys = pin("m", "minilm", "1");
    keys.putAll(Map.of("pin.b.path", "./m", "pin.b.model", "b", "pin.b.version", "1"));
    refused(keys, "loader.pin", "is pinned twice, by b and mini");
  }

  private static Map<String, String> pin(String path, String model, String version) {
    return new HashMap<>(
        Map.of("pin.mini.path", path, "pin.mini.model", model, "pin.mini.version", version));
  }

  private LoaderOptions options(Map<String, String> loader, Map<String, String> publisher) {
    return new LoaderSettings(loader, publisher, directory, key -> "file:1: " + key)
        .options(Shelves.with("models").provider(), Set.of("models"), List.of());
  }

  private void refused(Map<String, String> loader, String key, String problem) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> options(loader, Map.of()))
        .withMessageContaining(problem)
        .matches(e -> e.key().equals(key));
  }

  private PublicKey pem(String name) throws Exception {
    PublicKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Files.writeString(
        directory.resolve(name),
        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    return key;
  }
}
