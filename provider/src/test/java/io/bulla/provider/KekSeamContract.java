package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.spi.KekVersion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the seam promises of every place that KEKs live in. Each backend runs it over a real one.
 */
public abstract class KekSeamContract implements BullaWrapContract, KekEntryContract {
  /** A place that nobody logged in to, whose secret file is wrong. */
  public record Denied(String uri, Path secretFile, String wrongSecret, String rightSecret) {}

  @TempDir public Path directory;

  private final byte[] dek = HexFormat.of().parseHex("c0ffee0badc0de".repeat(4) + "00112233");

  private Seam seam;

  private SecretKey kek;

  /** A place without a KEK, reached with the right secret. */
  protected abstract String freshUri() throws Exception;

  /** A place that refuses the secret. */
  protected abstract Denied denied() throws Exception;

  /** A place that is not there. */
  protected abstract String missingUri() throws Exception;

  /** How the place of {@link #freshUri} is named to people, begins. */
  protected abstract String placePrefix();

  /** Further lines of the configuration. */
  protected String[] settings() {
    return new String[0];
  }

  /** How a blob begins: by default one of AES-GCM, with an IV. */
  protected byte[] blobHead() {
    return new byte[] {1, 1, 0, 0, 0, 1, 12};
  }

  /** How long a blob is: by default with an IV and a tag. */
  protected int blobBytes(int dekBytes) {
    return blobHead().length + 12 + dekBytes + 16;
  }

  /** Whether a DEK that is wrapped twice gives two blobs. */
  protected boolean drawsAnIv() {
    return true;
  }

  /** A provider with one KEK, {@code models}, and what other lines of the configuration add. */
  protected final BullaProvider provider(String uri, String... others) {
    List<String> lines = new ArrayList<>(List.of("kek.models = " + uri));
    lines.addAll(List.of(others));
    lines.addAll(List.of(settings()));
    return Configured.provider(directory, lines.toArray(String[]::new));
  }

  @BeforeEach
  final void createKek() throws Exception {
    seam = new Seam(provider(freshUri()));
    kek = seam.create("models");
  }

  @Override
  public final Seam seam() {
    return seam;
  }

  @Override
  public final SecretKey kek() {
    return kek;
  }

  @Override
  public final byte[] dek() {
    return dek.clone();
  }

  @Test
  void wrappedDek_unwrapsToTheSame() throws Exception {
    for (int length : new int[] {16, 32, 64}) {
      byte[] key = Arrays.copyOf(dek, length);
      byte[] blob = seam.wrap(seam.key("models"), key, CONTEXT);
      assertThat(blob).hasSize(blobBytes(length)).startsWith(blobHead());
      assertThat(seam.unwrap(seam.key("models/1"), blob, CONTEXT)).isEqualTo(key);
    }
  }

  @Test
  void versions_areMadeAndDestroyedApart() throws Exception {
    BullaProvider provider = provider(freshUri());
    Seam own = new Seam(provider);
    SecretKey first = own.create("models");
    byte[] blob = own.wrap(first, dek, CONTEXT);
    Kek models = provider.keks().get().require("models");
    assertThat(models.rotate().number()).isEqualTo(2);
    assertThat(own.unwrap(own.key("models/1"), blob, CONTEXT)).isEqualTo(dek);
    KekVersion destroyed = models.placed().get(0);
    models.destroy(destroyed);
    assertThat(models.placed()).extracting(KekVersion::number).containsExactly(2);
    assertThatThrownBy(() -> own.unwrap(first, blob, CONTEXT))
        .hasCauseInstanceOf(KeyStoreException.class)
        .hasStackTraceContaining("not-found: ");
    byte[] later = own.wrap(own.key("models"), dek, CONTEXT);
    assertThat(own.unwrap(own.key("models/2"), later, CONTEXT)).isEqualTo(dek);
    models.destroy(destroyed);
    assertThat(models.placed()).as("after it was destroyed again").hasSize(1);
  }

  @Test
  void sameDekTwice_makesDifferentBlobsWhereAnIvIsDrawn() throws Exception {
    boolean same = Arrays.equals(seam.wrap(kek, dek, CONTEXT), seam.wrap(kek, dek, CONTEXT));
    assertThat(same).isNotEqualTo(drawsAnIv());
  }

  @Test
  void nextVersionOfAKekThatIsNotThere_isNotFound() throws Exception {
    String uri = freshUri();
    Seam both = new Seam(provider(uri, "kek.other = " + uri));
    both.create("models");
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", both.provider());
    generator.init(KekParameterSpec.nextVersionOf("other"));
    assertThatThrownBy(generator::generateKey)
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("not-found: ");
  }

  @Test
  void entry_saysWhatItIs() throws Exception {
    KeyStore.Entry entry = seam.keyStore().getEntry("models", null);
    Map<String, String> attributes =
        entry.getAttributes().stream()
            .collect(
                Collectors.toMap(
                    KeyStore.Entry.Attribute::getName, KeyStore.Entry.Attribute::getValue));
    assertThat(attributes)
        .containsEntry("bulla.kek.id", "models")
        .containsEntry("bulla.kek.version", "1")
        .containsEntry("bulla.kek.state", "active")
        .containsEntry("bulla.kek.algorithm", "AES")
        .containsEntry("bulla.kek.bits", "256");
    assertThat(attributes.get("bulla.kek.place")).startsWith(placePrefix());
  }

  @Test
  void wrongSecret_isDeniedAndTriedOnce() throws Exception {
    Denied denied = denied();
    Seam locked = new Seam(provider(denied.uri()));
    Throwable first = catchThrowable(() -> locked.key("models"));
    assertThat(first).isInstanceOf(ProviderException.class);
    assertThat(first.getCause()).isInstanceOf(AccessDeniedException.class);
    Files.writeString(denied.secretFile(), denied.rightSecret());
    Throwable second = catchThrowable(() -> locked.key("models"));
    assertThat(second.getCause()).isInstanceOf(AccessDeniedException.class);
    assertThat(SeamFailures.textOf(first) + SeamFailures.textOf(second))
        .doesNotContain(denied.wrongSecret())
        .doesNotContain(denied.rightSecret());
  }

  @Test
  void missingPlace_isUnavailable() throws Exception {
    Seam missing = new Seam(provider(missingUri()));
    Throwable failure = catchThrowable(() -> missing.key("models"));
    assertThat(failure).isInstanceOf(ProviderException.class);
    assertThat(failure.getCause())
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(AccessDeniedException.class);
  }

  @Test
  void anotherProviderOfThePlace_opensTheSameKey() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    Seam other = new Seam(provider(usedUri()));
    Key handle = other.key("models");
    assertThat(other.unwrap(handle, blob, CONTEXT)).isEqualTo(dek);
  }

  /** The URI of the place that {@link #freshUri} gave last. */
  protected abstract String usedUri();
}
