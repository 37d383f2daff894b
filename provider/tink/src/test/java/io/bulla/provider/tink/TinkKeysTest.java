package io.bulla.provider.tink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.WrappedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a {@code tink:} URI, and what its client does not tell. */
class TinkKeysTest {
  private static final byte[] CONTEXT = "model-id=mini\n".getBytes(US_ASCII);
  private static final byte[] DEK = new byte[32];

  @TempDir static Path shared;
  private static Path extensions;

  @TempDir Path directory;
  private KeysetSite site;

  @BeforeAll
  static void layOut() throws Exception {
    extensions = ClientExtension.in(shared, KeysetKmsClient.class);
  }

  @BeforeEach
  void begin() throws Exception {
    site = new KeysetSite(directory);
  }

  private Seam seam(String uri) {
    return seam(uri, extensions);
  }

  private Seam seam(String uri, Path from) {
    return new Seam(
        Configured.provider(
            directory,
            "kek.models = " + uri + "&x-bulla-deadline=120000",
            "extensions.dir = " + from));
  }

  private static byte[] wrap(Seam seam) throws Exception {
    return seam.wrap(seam.key("models"), DEK, CONTEXT);
  }

  private Throwable causeOfWrap(String uri) {
    return catchThrowable(() -> wrap(seam(uri))).getCause();
  }

  private String uri() {
    return KeysetSite.uri(site.keyset());
  }

  /** A client may bind no associated data at all. */
  @Test
  void dek_isBoundToItsContextInsideToo_andOtherUsesOfTheKeyAreNone() throws Exception {
    Seam seam = seam(uri());
    byte[] inside =
        new KeysetKmsClient()
            .getAead("keyset://" + site.keyset())
            .decrypt(WrappedDek.decode(wrap(seam)).wrapped().ciphertext(), CONTEXT);
    assertThat(BoundDek.release(inside, CONTEXT, "here")).isEqualTo(DEK);
    assertThatThrownBy(() -> BoundDek.release(inside, new byte[0], "here"))
        .isInstanceOf(KekException.class);
    byte[] foreign =
        new KeysetKmsClient().getAead("keyset://" + site.keyset()).encrypt(DEK, CONTEXT);
    byte[] blob =
        new WrappedDek(1, new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], foreign)).encode();
    assertThatThrownBy(() -> seam.unwrap(seam.key("models"), blob, CONTEXT))
        .isInstanceOf(AEADBadTagException.class);
  }

  @Test
  void keyOfWhichNothingIsTold_isUsedOnlyWhereThatIsAccepted() {
    String uri = "tink:keyset://" + site.keyset() + "?credentials-file=" + site.keyset();
    assertThat(causeOfWrap(uri))
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining("x-bulla-unverified=accept");
  }

  @Test
  void keyThatIsNotThere_isRefusedToSeal_andABadTagToOpen_untilItIsThere() throws Exception {
    Seam seam = seam(uri());
    byte[] blob = wrap(seam);
    Path away = Files.move(site.keyset(), directory.resolve("away"));
    assertThat(catchThrowable(() -> wrap(seam)).getCause())
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining("does not encrypt, and tells no kind of reason")
        .hasMessageContaining("there is no such keyset");
    assertThatThrownBy(() -> seam.unwrap(seam.key("models"), blob, CONTEXT))
        .isInstanceOf(AEADBadTagException.class)
        .hasMessageContaining("does not decrypt, and tells no kind of reason");
    Files.move(away, site.keyset());
    assertThat(seam.unwrap(seam.key("models"), blob, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void whatIsLostOnTheWay_isUnavailable() throws Exception {
    Files.write(site.keyset(), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(causeOfWrap(uri()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lost the way");
  }

  @Test
  void credentialsThatAClientDoesNotTake_areToldSo_withoutMoreThanALine_untilTheyAreThere()
      throws Exception {
    Path credentials = directory.resolve("credentials");
    Seam seam = seam(uri() + "&credentials-file=" + credentials);
    Throwable cause = catchThrowable(() -> wrap(seam)).getCause();
    assertThat(cause)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("no credentials")
        .hasMessageNotContaining("nobody may see");
    Files.writeString(credentials, "");
    assertThat(wrap(seam)).isNotEmpty();
  }

  @Test
  void keyThatNoClientSupports_orSeveral_isBadConfiguration() throws Exception {
    assertThat(causeOfWrap("tink:aws-kms://arn?x-bulla-unverified=accept"))
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining("no KmsClient supports this key");
    Path two =
        ClientExtension.in(
            directory.resolve("two"), KeysetKmsClient.class, OtherKeysetKmsClient.class);
    assertThat(catchThrowable(() -> wrap(seam(uri(), two))).getCause())
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining("several KmsClients")
        .hasMessageContaining("OtherKeysetKmsClient");
    String client = "&client=" + OtherKeysetKmsClient.class.getName();
    assertThat(wrap(seam(uri() + client, two))).isNotEmpty();
    assertThat(causeOfWrap(uri() + client))
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining("ClassNotFoundException");
    assertThat(causeOfWrap(uri() + "&client=java.lang.String"))
        .hasMessageStartingWith("bad-config: ");
  }

  @Test
  void uriThatNamesNoKey_orSaysWhatWouldBeIgnored_isRefused() {
    for (String wrong :
        new String[] {
          "tink:?x-bulla-unverified=accept",
          uri() + "&ca-file=/etc/ca.pem",
          uri() + "&credentials-file=relative",
          uri() + "&x-bulla-data-key=generate",
        }) {
      assertThat(causeOfWrap(wrong)).as(wrong).hasMessageStartingWith("bad-config: ");
    }
  }

  @Test
  void versionThatIsNotThere_isNotFound() throws Exception {
    byte[] blob = wrap(seam(uri()));
    blob[5] = 2;
    Seam seam = seam(uri());
    assertThat(catchThrowable(() -> seam.unwrap(seam.key("models"), blob, CONTEXT)).getCause())
        .hasMessageStartingWith("not-found: ");
  }

  @Test
  void approvedOnly_takesNoDekThroughALibrary() {
    KekPlace place =
        new KekPlace(
            "models",
            "tink",
            "keyset:///keys",
            Map.of(),
            "bulla.properties:1: kek.models",
            () -> new char[0],
            /* approvedOnly= */ true);
    assertThatThrownBy(() -> new TinkBackendFactory().open(place))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }
}
