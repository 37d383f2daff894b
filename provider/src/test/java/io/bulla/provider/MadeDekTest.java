package io.bulla.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.audit.AuditTrail;
import io.bulla.provider.audit.Durability;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.KekStates;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A KEK whose place makes the DEKs, through the seam. */
class MadeDekTest {
  private static final byte[] CONTEXT = "model-id=mini\n".getBytes(US_ASCII);

  @TempDir Path directory;

  private NumberingPlace place;
  private Seam seam;

  @BeforeEach
  void openPlace() throws Exception {
    place = new NumberingPlace();
    place.makesDeks = true;
    seam = seam(KekStates.highestIsActive(), Audit.OFF);
  }

  private Seam seam(KekStates states, Audit audit) throws Exception {
    return PlacedSeam.of(directory, () -> place, states, audit);
  }

  private static Cipher cipher(Seam seam) throws Exception {
    return Cipher.getInstance("BullaDek", seam.provider());
  }

  @Test
  void madeDek_isUnwrappedFromItsBlob_underItsContextAlone() throws Exception {
    place.rotate();
    Seam.Made made = seam.make(seam.key("models"), CONTEXT);
    assertThat(made.dek()).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(made.version()).isEqualTo("2");
    assertThat(seam.unwrap(seam.key("models/2"), made.blob(), CONTEXT)).isEqualTo(made.dek());
    assertThatThrownBy(() -> seam.unwrap(seam.key("models/2"), made.blob(), new byte[0]))
        .isInstanceOf(AEADBadTagException.class);
    assertThat(seam.make(seam.key("models"), CONTEXT).dek()).isNotEqualTo(made.dek());
  }

  @Test
  void dek_isInNoOtherArrayOfOurs() throws Exception {
    Seam.Made made = seam.make(seam.key("models"), CONTEXT);
    assertThat(made.dek()).isSameAs(place.made.get(0));
  }

  @Test
  void entry_saysThatItsPlaceMakesTheDeks() throws Exception {
    assertThat(attributes()).contains("bulla.kek.data-key=generate");
    place.makesDeks = false;
    assertThat(attributes()).noneMatch(attribute -> attribute.startsWith("bulla.kek.data-key"));
  }

  private Stream<String> attributes() throws Exception {
    KeyStore.Entry entry = seam.keyStore().getEntry("models", null);
    return entry.getAttributes().stream().map(each -> each.getName() + "=" + each.getValue());
  }

  /** A denial would be an alarm in the place's log. */
  @Test
  void dekThatIsThere_isNotWrapped_andThePlaceIsNotAsked() throws Exception {
    Throwable failure = catchThrowable(() -> seam.wrap(seam.key("models"), new byte[32], CONTEXT));
    SeamFailures.assertRefused(failure);
    assertThat(failure).hasMessageContaining("KEK models makes DEKs, by its x-bulla-data-key");
    assertThat(place.eventIds).isEmpty();
  }

  @Test
  void kekThatWraps_makesNone_andItsPlaceIsNotAsked() throws Exception {
    place.makesDeks = false;
    Throwable failure = catchThrowable(() -> seam.make(seam.key("models"), CONTEXT));
    SeamFailures.assertRefused(failure);
    assertThat(failure).hasMessageContaining("KEK models makes no DEKs");
    assertThat(place.eventIds).isEmpty();
  }

  @Test
  void dekThatMayNotBeReleased_isWiped() throws Exception {
    Seam suspended =
        seam(
            (id, versions) ->
                versions.stream()
                    .map(version -> new StatedVersion(version, KekState.SUSPENDED, "", false))
                    .toList(),
            Audit.OFF);
    Throwable failure = catchThrowable(() -> suspended.make(suspended.key("models"), CONTEXT));
    assertThat(failure.getCause()).hasMessageStartingWith("unusable: ");
    place.answer = new WrapResult(1, new WrappedKey(9, new byte[0], new byte[48]));
    SeamFailures.assertRefused(catchThrowable(() -> seam.make(seam.key("models"), CONTEXT)));
    place.answer = null;
    place.madeBytes = 16;
    SeamFailures.assertRefused(catchThrowable(() -> seam.make(seam.key("models"), CONTEXT)));
    assertThat(place.made).hasSize(3).allSatisfy(dek -> assertThat(dek).containsOnly(0));
  }

  @Test
  void otherModesAndBytesAndVersions_areRefused() throws Exception {
    Key kek = seam.key("models");
    for (int mode : new int[] {Cipher.ENCRYPT_MODE, Cipher.WRAP_MODE, Cipher.UNWRAP_MODE}) {
      assertThatThrownBy(() -> cipher(seam).init(mode, kek))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    Cipher cipher = cipher(seam);
    cipher.init(Cipher.DECRYPT_MODE, kek);
    SeamFailures.assertRefused(catchThrowable(() -> cipher.doFinal(new byte[32])));
    assertThat(cipher.getParameters()).isNull();
    SeamFailures.assertRefused(catchThrowable(() -> seam.make(seam.key("models/1"), CONTEXT)));
    assertThat(place.made).isEmpty();
  }

  @Test
  void parameters_areThoseOfTheLastDek_andNeverOfAFailure() throws Exception {
    Cipher cipher = cipher(seam);
    cipher.init(Cipher.DECRYPT_MODE, seam.key("models"));
    byte[] room = new byte[32];
    assertThatThrownBy(() -> cipher.doFinal(new byte[31], 0))
        .isInstanceOf(ShortBufferException.class);
    cipher.updateAAD(CONTEXT);
    assertThat(cipher.doFinal(room, 0)).isEqualTo(32);
    byte[] blob = cipher.getParameters().getEncoded("BullaWrap");
    assertThat(seam.unwrap(seam.key("models"), blob, CONTEXT)).isEqualTo(room);
    place.failure = new KekException(Kind.UNAVAILABLE, "away");
    assertThatThrownBy(cipher::doFinal).hasMessage("away");
    assertThat(cipher.getParameters()).isNull();
  }

  @Test
  void cipherThatWraps_tellsNoBlobInItsParameters() throws Exception {
    place.makesDeks = false;
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    cipher.init(Cipher.ENCRYPT_MODE, seam.key("models"));
    cipher.doFinal(new byte[32]);
    assertThatThrownBy(() -> cipher.getParameters().getEncoded("BullaWrap"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void making_isRecorded_withTheirRequest_andADenialToo() throws Exception {
    Path records = Files.createDirectory(directory.resolve("audit"));
    AuditTrail audit = new AuditTrail(records, Durability.WRITTEN, Primitives.OF_THE_JDK, "test");
    Seam recorded = seam(KekStates.highestIsActive(), audit);
    recorded.make(recorded.key("models"), CONTEXT);
    assertThat(last(records))
        .contains("\"operation\":\"kek.make-dek\"", "\"request-id\":\"r-1\"", "\"version\":\"1\"")
        .contains("\"correlation_uid\":\"" + place.eventIds.get(0) + "\"", "mini");
    place.failure = KekException.ofRequest(Kind.DENIED, "may not", "9f", null);
    assertThatThrownBy(() -> recorded.make(recorded.key("models"), CONTEXT))
        .hasCauseInstanceOf(AccessDeniedException.class);
    assertThat(last(records)).contains("\"status_code\":\"DENIED\"", "\"request-id\":\"9f\"");
  }

  private static String last(Path records) throws IOException {
    try (Stream<Path> files = Files.list(records)) {
      return Files.readAllLines(files.findFirst().orElseThrow()).stream()
          .filter(line -> line.contains("kek.make-dek"))
          .reduce((before, after) -> after)
          .orElseThrow();
    }
  }
}
