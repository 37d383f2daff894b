package io.bulla.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.KekStates;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Collections;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A KEK whose place numbers the versions, through the seam. */
class OwnVersionsTest {
  private static final byte[] CONTEXT = "model-id=mini\n".getBytes(US_ASCII);
  private static final byte[] DEK = new byte[32];

  @TempDir Path directory;

  private NumberingPlace place;
  private Seam seam;

  @BeforeEach
  void openPlace() throws Exception {
    place = new NumberingPlace();
    seam = seam(KekStates.highestIsActive());
  }

  private Seam seam(KekStates states) throws Exception {
    return PlacedSeam.of(directory, () -> place, states, Audit.OFF);
  }

  @Test
  void placeChoosesTheVersion_andTheBlobHasIt() throws Exception {
    byte[] first = seam.wrap(seam.key("models"), DEK, CONTEXT);
    place.rotate();
    byte[] second = seam.wrap(seam.key("models"), DEK, CONTEXT);
    assertThat(WrappedDek.decode(first).kekVersion()).isEqualTo(1);
    assertThat(WrappedDek.decode(second).kekVersion()).isEqualTo(2);
    assertThat(seam.unwrap(seam.key("models/1"), first, CONTEXT)).isEqualTo(DEK);
    assertThat(seam.unwrap(seam.key("models/2"), second, CONTEXT)).isEqualTo(DEK);
    assertThat(seam.unwrap(seam.key("models"), first, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void cipherThatWrapped_tellsTheVersionInItsParameters() throws Exception {
    place.rotate();
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    cipher.init(Cipher.ENCRYPT_MODE, seam.key("models"));
    assertThat(cipher.getParameters()).isNull();
    int bound = cipher.getOutputSize(DEK.length);
    byte[] blob = cipher.doFinal(DEK);
    assertThat(cipher.getParameters().getEncoded()).asString(US_ASCII).isEqualTo("2");
    assertThat(bound).isGreaterThanOrEqualTo(blob.length);
    cipher.init(Cipher.DECRYPT_MODE, seam.key("models"));
    assertThat(cipher.getParameters()).as("of another use").isNull();
  }

  @Test
  void sealingAndOpening_needNoPermissionToList() throws Exception {
    byte[] blob = seam.wrap(seam.key("models"), DEK, CONTEXT);
    assertThat(seam.unwrap(seam.key("models/1"), blob, CONTEXT)).isEqualTo(DEK);
    assertThat(Collections.list(seam.keyStore().aliases())).containsExactly("models");
    assertThat(place.listed).isZero();
  }

  @Test
  void contextAndTag_areTheirs() throws Exception {
    byte[] blob = seam.wrap(seam.key("models"), DEK, CONTEXT);
    assertThatThrownBy(() -> seam.unwrap(seam.key("models/1"), blob, new byte[0]))
        .isInstanceOf(AEADBadTagException.class);
    place.rotate();
    blob[5] = 2; // the version
    assertThatThrownBy(() -> seam.unwrap(seam.key("models/2"), blob, CONTEXT))
        .isInstanceOf(AEADBadTagException.class);
  }

  @Test
  void handleOfAVersion_neitherWrapsNorUnwrapsAnothersBlob() throws Exception {
    Key first = seam.key("models/1");
    SeamFailures.assertRefused(catchThrowable(() -> seam.wrap(first, DEK, CONTEXT)));
    place.rotate();
    byte[] blob = seam.wrap(seam.key("models"), DEK, CONTEXT);
    SeamFailures.assertRefused(catchThrowable(() -> seam.unwrap(first, blob, CONTEXT)));
  }

  @Test
  void entry_namesNoVersionBeforeThereIsOne() throws Exception {
    KeyStore.Entry entry = seam.keyStore().getEntry("models", null);
    assertThat(entry).isInstanceOf(KeyStore.SecretKeyEntry.class);
    assertThat(entry.getAttributes())
        .extracting(KeyStore.Entry.Attribute::getName)
        .containsExactlyInAnyOrder(
            "bulla.kek.id", "bulla.kek.place", "bulla.kek.algorithm", "bulla.kek.bits");
    assertThat(seam.key("models")).hasToString("KEK models");
  }

  @Test
  void versionThatItsRecordSuspends_wrapsForNobody() throws Exception {
    Seam suspended =
        seam(
            (id, versions) ->
                versions.stream()
                    .map(version -> new StatedVersion(version, KekState.SUSPENDED, "", false))
                    .toList());
    Throwable failure = catchThrowable(() -> suspended.wrap(suspended.key("models"), DEK, CONTEXT));
    assertThat(failure.getCause()).hasMessageStartingWith("unusable: ");
    byte[] blob = seam.wrap(seam.key("models"), DEK, CONTEXT);
    assertThatThrownBy(() -> suspended.unwrap(suspended.key("models/1"), blob, CONTEXT))
        .cause()
        .hasMessageStartingWith("unusable: ");
  }

  @Test
  void keyThatCouldLeaveItsPlace_isRefused() throws Exception {
    place.protection = Protection.EXPOSED;
    SeamFailures.assertRefused(catchThrowable(() -> seam.wrap(seam.key("models"), DEK, CONTEXT)));
  }

  @Test
  void answerThatIsNoBlob_isRefused() throws Exception {
    byte[] none = new byte[0];
    assertAnswerRefused(new WrapResult(1, new WrappedKey(3, none, new byte[4097])));
    assertAnswerRefused(new WrapResult(1, new WrappedKey(3, none, none)));
    assertAnswerRefused(new WrapResult(1, new WrappedKey(9, none, new byte[48])));
    assertAnswerRefused(new WrapResult(0, new WrappedKey(3, none, new byte[48])));
  }

  private void assertAnswerRefused(WrapResult answer) throws Exception {
    place.answer = answer;
    SeamFailures.assertRefused(catchThrowable(() -> seam.wrap(seam.key("models"), DEK, CONTEXT)));
  }

  @Test
  void keyWrapByTheStandard_isRefused() throws Exception {
    Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding", seam.provider());
    for (String alias : new String[] {"models", "models/1"}) {
      cipher.init(Cipher.WRAP_MODE, seam.key(alias));
      SeamFailures.assertRefused(
          catchThrowable(() -> cipher.wrap(new SecretKeySpec(new byte[16], "AES"))));
    }
  }

  @Test
  void asymmetricKek_isNoSecretKey() throws Exception {
    place.algorithm = "RSA";
    assertThat(seam.key("models")).isNotInstanceOf(SecretKey.class);
    assertThat(seam.key("models/1")).isNotInstanceOf(SecretKey.class);
    KeyStore.Entry entry = seam.keyStore().getEntry("models/1", null);
    assertThat(entry).isNotInstanceOf(KeyStore.SecretKeyEntry.class);
    assertThat(entry.getAttributes())
        .extracting(attribute -> attribute.getName() + "=" + attribute.getValue())
        .contains("bulla.kek.id=models", "bulla.kek.version=1", "bulla.kek.algorithm=RSA");
    place.answer = new WrapResult(1, new WrappedKey(4, new byte[16], new byte[256]));
    assertThat(seam.wrap(seam.key("models"), DEK, CONTEXT)).hasSize(7 + 16 + 256);
  }

  @Test
  void oaepUnderASymmetricKek_isRefusedBothWays() throws Exception {
    byte[] blob = new WrappedDek(1, new WrappedKey(4, new byte[0], new byte[256])).encode();
    SeamFailures.assertRefused(
        catchThrowable(() -> seam.unwrap(seam.key("models/1"), blob, CONTEXT)));
    assertThat(place.eventIds).as("uses").isEmpty();
    assertAnswerRefused(new WrapResult(1, new WrappedKey(4, new byte[0], new byte[256])));
  }

  @Test
  void authenticationThatFailed_isTriedAgain_andADenialIsNot() throws Exception {
    for (Kind kind : new Kind[] {Kind.AUTHENTICATION_FAILED, Kind.DENIED}) {
      int[] opened = {0};
      Seam failing =
          PlacedSeam.of(
              directory,
              () -> {
                opened[0]++;
                throw new KekException(kind, "no");
              },
              KekStates.highestIsActive(),
              Audit.OFF);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> failing.key("models")).hasMessage("no");
      }
      assertThat(opened[0]).isEqualTo(kind == Kind.DENIED ? 1 : 2);
    }
  }
}
