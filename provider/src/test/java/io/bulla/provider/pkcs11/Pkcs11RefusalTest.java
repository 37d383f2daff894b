package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs11RefusalTest {

  private static final String NON_EXTRACTABLE = "CKA_EXTRACTABLE = false";
  private static final String SENSITIVE = "CKA_SENSITIVE = true";

  private SoftHsmToken token;

  @BeforeEach
  void takeEmptyToken() {
    token = SoftHsmToken.fresh();
  }

  private static KekBackend open(KekPlace place) throws KekException {
    return new Pkcs11BackendFactory().open(place);
  }

  @Test
  void missingModule_isUnavailableAndNamed(@TempDir Path directory) {
    String module = directory.resolve("gone.so").toString();
    assertFails(Kind.UNAVAILABLE, module, () -> open(Places.with(place(), "module-path", module)));
  }

  @Test
  void moduleThatIsNoLibrary_isUnavailableAndNamed(@TempDir Path directory) throws Exception {
    Path module = Files.writeString(directory.resolve("text.so"), "no library");
    assertFails(
        Kind.UNAVAILABLE,
        module.toString(),
        () -> open(Places.with(place(), "module-path", module.toString())));
    assertThatThrownBy(() -> open(Places.with(place(), "module-path", module.toString())))
        .hasMessageContaining("file too short")
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("resource path");
  }

  @Test
  void libraryThatIsNoPkcs11Library_isUnavailableAndNamed() throws Exception {
    Path other;
    try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
      other =
          maps.map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .filter(path -> path.contains("/libc.so") || path.contains("/libc-"))
              .map(Path::of)
              .findFirst()
              .orElseThrow();
    }
    String module = other.toString();
    assertFails(Kind.UNAVAILABLE, module, () -> open(Places.with(place(), "module-path", module)));
  }

  @Test
  void uriWithoutModule_isAConfigurationError() {
    assertFails(Kind.BAD_CONFIG, "module-path", () -> open(Places.without(place(), "module-path")));
  }

  @Test
  void uriWithoutToken_isAConfigurationError() {
    assertFails(Kind.BAD_CONFIG, "token=", () -> open(Places.without(place(), "token")));
  }

  @Test
  void missingToken_isUnavailableAndTheOthersAreNamed() throws Exception {
    KekBackend backend = open(Places.with(place(), "token", "no-such-token"));
    assertFails(Kind.UNAVAILABLE, "\"no-such-token\" is not present", backend::versions);
    assertFails(Kind.UNAVAILABLE, "\"" + token.label() + "\"", backend::versions);
  }

  @Test
  void tokenAndWrongSerial_isMissing() throws Exception {
    KekBackend backend = open(Places.with(place(), "serial", "0000"));
    assertFails(Kind.UNAVAILABLE, "is not present", backend::versions);
  }

  @Test
  void serialAlone_findsTheToken() throws Exception {
    String serial = ForeignKeys.info(token).serial();
    KekBackend backend = open(Places.with(Places.without(place(), "token"), "serial", serial));
    assertThat(backend.place()).isEqualTo("pkcs11 token serial=" + serial);
    assertThat(backend.versions()).isEmpty();
  }

  @Test
  void duplicateLabelOfOthers_isRefusedAndNamed() throws Exception {
    ForeignKeys.generate(token, "twin", SENSITIVE, NON_EXTRACTABLE);
    ForeignKeys.generate(token, "twin", SENSITIVE, NON_EXTRACTABLE);
    KekBackend backend = open(place());
    assertFails(Kind.REFUSED, "\"twin\" (2 keys)", backend::versions);
    assertFails(Kind.REFUSED, "\"twin\" (2 keys)", () -> backend.create(1));
  }

  @Test
  void twoKeysOfOneVersion_areRefusedAndNamed() throws Exception {
    String one = "bulla:models:1:0123456789abcdef";
    String two = "bulla:models:1:fedcba9876543210";
    ForeignKeys.generate(token, one, SENSITIVE, NON_EXTRACTABLE);
    ForeignKeys.generate(token, two, SENSITIVE, NON_EXTRACTABLE);
    KekBackend backend = open(place());
    assertFails(Kind.REFUSED, one, backend::versions);
    assertFails(Kind.REFUSED, two, backend::versions);
  }

  @Test
  void extractableKey_isExposed() throws Exception {
    ForeignKeys.generate(
        token, "bulla:models:1:0123456789abcdef", SENSITIVE, "CKA_EXTRACTABLE = true");
    assertThat(only(open(place())).protection()).isEqualTo(Protection.EXPOSED);
    assertThat(only(open(place())).protectionDetail()).contains("is extractable");
  }

  @Test
  void extractableKey_isNotUsedThoughTheCoreWouldAskForIt() throws Exception {
    String label = "bulla:models:1:0123456789abcdef";
    ForeignKeys.generate(token, label, SENSITIVE, "CKA_EXTRACTABLE = true");
    KekBackend backend = open(place());
    assertFails(Kind.REFUSED, label, () -> DekUses.wrap(backend, 1, new byte[32], new byte[1]));
  }

  @Test
  void foreignKeyNamedByItsId_isVersionOne() throws Exception {
    ForeignKeys.generate(token, "anything", SENSITIVE, NON_EXTRACTABLE, "CKA_ID = 0h4a4b");
    ForeignKeys.generate(token, "another", SENSITIVE, NON_EXTRACTABLE, "CKA_ID = 0h4a4c");
    KekBackend backend = open(Places.with(place(), "id", "4a4b"));
    assertThat(only(backend).protectionDetail()).contains("anything");
    assertFails(Kind.REFUSED, "id=", () -> backend.create(1));
    assertThat(open(Places.with(place(), "id", "4a4d")).versions()).isEmpty();
  }

  @Test
  void keyThatIsNotSensitive_isExposed() throws Exception {
    ForeignKeys.generate(
        token, "bulla:models:1:0123456789abcdef", "CKA_SENSITIVE = false", NON_EXTRACTABLE);
    assertThat(only(open(place())).protection()).isEqualTo(Protection.EXPOSED);
    assertThat(only(open(place())).protectionDetail()).contains("is not sensitive");
  }

  @Test
  void foreignKeyNamedExactly_isVersionOne() throws Exception {
    ForeignKeys.generate(token, "the key", SENSITIVE, NON_EXTRACTABLE);
    KekBackend backend = open(Places.withObject(token, "models", "the key"));
    assertThat(only(backend).number()).isEqualTo(1);
    assertThat(only(backend).protection()).isEqualTo(Protection.NON_EXTRACTABLE);
    byte[] dek = new byte[32];
    assertThat(DekUses.unwrap(backend, 1, DekUses.wrap(backend, 1, dek, new byte[1]), new byte[1]))
        .isEqualTo(dek);
  }

  @Test
  void foreignKeyOfTheKeksId_isNotTakenWithoutBeingNamed() throws Exception {
    ForeignKeys.generate(token, "models", SENSITIVE, NON_EXTRACTABLE);
    assertThat(open(place()).versions()).isEmpty();
  }

  @Test
  void tokenThatCannotBeInspected_givesUnverifiedKeysAndMakesNone() throws Exception {
    open(place()).create(1);
    KekPlace place =
        Places.with(Places.without(place(), "token"), "slot-id", "" + ForeignKeys.slotId(token));
    TokenAddress address = TokenAddress.of(place);
    TokenConnector blind = new TokenConnector(address, Optional.empty());
    KekBackend backend = new Pkcs11Backend(place, new Pkcs11Token(blind));
    assertThat(only(backend).protection()).isEqualTo(Protection.UNVERIFIED);
    assertFails(Kind.REFUSED, "JNA", () -> backend.create(2));
    byte[] dek = new byte[16];
    assertThat(DekUses.unwrap(backend, 1, DekUses.wrap(backend, 1, dek, new byte[1]), new byte[1]))
        .isEqualTo(dek);
  }

  private KekPlace place() {
    return Places.of(token, "models");
  }

  private static KekVersion only(KekBackend backend) throws KekException {
    assertThat(backend.versions()).hasSize(1);
    return backend.versions().get(0);
  }

  private static void assertFails(Kind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(KekException.class)
        .matches(e -> ((KekException) e).kind() == kind, "is " + kind)
        .hasMessageContaining(text);
  }
}
