package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.loader.keys.Shelves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of the sections loader and publisher, and each error in one. */
class LoaderSettingsKeysTest {
  private static final Set<String> KEKS = Set.of("models", "eu", "asia");

  @TempDir Path directory;

  private LoaderOptions options(Map<String, String> loader, Map<String, String> publisher) {
    return new LoaderSettings(loader, publisher, directory)
        .options(Shelves.with("models").provider(), KEKS, List.of());
  }

  private LoaderOptions loader(String key, String value) {
    return options(Map.of(key, value), Map.of());
  }

  private void assertRefused(
      Map<String, String> loader, Map<String, String> publisher, String key, String problem) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> options(loader, publisher))
        .withMessageContaining(problem)
        .matches(e -> e.key().equals(key))
        .matches(e -> !e.problem().startsWith(key));
  }

  @Test
  void emptySections_giveTheDefaults() {
    LoaderOptions options = options(Map.of(), Map.of());
    assertThat(options.kekIds()).containsExactly("asia", "eu", "models");
    assertThat(options.cipherEngine()).isEqualTo(LoaderOptions.AUTO);
    assertThat(options.threads()).isEqualTo(LoaderOptions.defaultThreads());
    assertThat(options.dekCacheTtl()).isZero();
    assertThat(options.publisher()).isEqualTo(PublisherPolicy.NONE);
  }

  @Test
  void sealKeks_areAmongThoseThatMayBeAsked() {
    LoaderSettings two = new LoaderSettings(Map.of("seal-keks", "models, eu"), Map.of(), directory);
    assertThat(two.sealKekIds(KEKS)).containsExactly("models", "eu");
    assertThat(new LoaderSettings(Map.of(), Map.of(), directory).sealKekIds(KEKS)).isEmpty();
    Map<String, String> unlisted = Map.of("keks", "models", "seal-keks", "models, eu");
    assertRefused(unlisted, Map.of(), "loader.seal-keks", "names eu, which is none of");
  }

  @Test
  void recipientsDirectory_isRelativeToTheConfiguration() {
    assertThat(loader("recipients-directory", " recipients ").recipientsDirectory())
        .contains(directory.resolve("recipients"));
    assertThat(options(Map.of(), Map.of()).recipientsDirectory()).isEmpty();
  }

  @Test
  void keks_keepTheirOrder() {
    assertThat(loader("keks", " models , eu ").kekIds()).containsExactly("models", "eu");
  }

  @Test
  void keks_thatAreNotConfigured_areRefused() {
    assertRefused(Map.of("keks", "models,africa"), Map.of(), "loader.keks", "kek.africa");
  }

  @Test
  void numbers_areTakenWithinTheirBounds() {
    assertThat(loader("threads", "1").threads()).isEqualTo(1);
    assertThat(loader("threads", " 256 ").threads()).isEqualTo(256);
    assertThat(loader("dek-cache-seconds", "0").dekCacheTtl()).isZero();
    assertThat(loader("dek-cache-seconds", "86400").dekCacheTtl()).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @CsvSource({
    "threads, 0, 1 to 256",
    "threads, 257, 1 to 256",
    "threads, -1, 1 to 256",
    "threads, two, 1 to 256",
    "threads, 4294967297, 1 to 256",
    "threads, '', 1 to 256",
    "threads, 1.5, 1 to 256",
    "dek-cache-seconds, -1, 0 to 86400",
    "dek-cache-seconds, 86401, 0 to 86400",
    "dek-cache-seconds, 60s, 0 to 86400",
  })
  void numbers_outOfTheirBounds_areRefused(String key, String value, String bounds) {
    assertRefused(Map.of(key, value), Map.of(), "loader." + key, bounds);
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "262144, 262144", "' 256K ', 262144", "4M, 4194304", "1024K, 1048576"})
  void segmentSize_isTakenInBytesOrPowersOf1024(String value, int bytes) {
    assertThat(
            new LoaderSettings(Map.of("segment-size", value), Map.of(), directory)
                .segmentSizeBytes())
        .isEqualTo(bytes);
    assertThat(new LoaderSettings(Map.of(), Map.of(), directory).segmentSizeBytes())
        .isEqualTo(SealRequest.DEFAULT_SEGMENT_SIZE_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"32", "100", "8M", "4096M", "0", "-64", "256k", "1G", "", "99999999999"})
  void segmentSize_thatTheFormatDoesNotHave_isRefused(String value) {
    assertRefused(Map.of("segment-size", value), Map.of(), "loader.segment-size", "from 64 to 4M");
  }

  @Test
  void cipherEngine_isTakenByItsName() {
    assertThat(loader("cipher-engine", "SunJCE").cipherEngine()).isEqualTo("SunJCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "Threads", "threads ", "loader.threads", ""})
  void unknownKeyOfTheLoader_isRefused_andTheKnownOnesAreNamed(String key) {
    assertRefused(Map.of(key, "1"), Map.of(), "loader." + key, "dek-cache-seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "required", "Require", ""})
  void unknownKeyOfThePublisher_isRefused_andTheKnownOnesAreNamed(String key) {
    assertRefused(Map.of(), Map.of(key, "true"), "publisher." + key, "require");
  }

  @Test
  void publisherKeys_areReadRelativeToTheConfiguration() throws Exception {
    PublicKey one = pem("one.pem", "Ed25519");
    PublicKey other = pem("other.pem", "Ed25519");
    PublisherPolicy policy = policy(Map.of("keys", "one.pem, " + directory.resolve("other.pem")));
    assertThat(policy).isEqualTo(new PublisherPolicy(List.of(one, other), false, false));
  }

  @Test
  void publisherDemands_areTaken() throws Exception {
    PublicKey key = pem("one.pem", "Ed25519");
    assertThat(policy(Map.of("keys", "one.pem", "require", "true", "verify", "content")))
        .isEqualTo(new PublisherPolicy(List.of(key), true, true));
    assertThat(policy(Map.of("keys", "one.pem", "require", "false", "verify", "signature")))
        .isEqualTo(new PublisherPolicy(List.of(key), false, false));
  }

  private PublisherPolicy policy(Map<String, String> publisher) {
    return options(Map.of(), publisher).publisher();
  }

  @ParameterizedTest
  @CsvSource({
    "require, yes, false or true",
    "require, TRUE, false or true",
    "require, '', false or true",
    "verify, none, signature or content",
    "verify, false, signature or content",
  })
  void otherDemands_areRefused(String key, String value, String allowed) {
    assertRefused(Map.of(), Map.of(key, value), "publisher." + key, allowed);
  }

  @ParameterizedTest
  @CsvSource({"require, true", "verify, content"})
  void demandWithoutAKey_isRefused(String key, String value) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> policy(Map.of(key, value)))
        .withMessageContaining("name at least one key")
        .matches(e -> e.key().equals("publisher.keys"));
  }

  @Test
  void publisherKeyThatIsNone_isRefused() throws IOException {
    Files.writeString(directory.resolve("text.pem"), "no key");
    assertRefused(Map.of(), Map.of("keys", "text.pem"), "publisher.keys", "text.pem");
    assertRefused(Map.of(), Map.of("keys", "absent.pem"), "publisher.keys", "absent.pem");
  }

  @Test
  void publisherKeyOfAnotherAlgorithm_isRefused() throws Exception {
    pem("rsa.pem", "RSA");
    assertRefused(Map.of(), Map.of("keys", "rsa.pem"), "publisher.keys", "rsa.pem");
  }

  private PublicKey pem(String name, String algorithm) throws Exception {
    PublicKey key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Files.writeString(
        directory.resolve(name),
        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    return key;
  }
}
