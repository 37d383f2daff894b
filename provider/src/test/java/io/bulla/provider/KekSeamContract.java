package io.bulla.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.spi.KekVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the seam promises of every place that KEKs live in. Each backend runs it over a real one.
 */
public abstract class KekSeamContract {
  private static final byte[] CONTEXT = "purpose=contract;model=mini".getBytes(UTF_8);

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
  void otherContext_isABadTag() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    for (byte[] other : new byte[][] {{}, {1}, Arrays.copyOf(CONTEXT, CONTEXT.length - 1)}) {
      assertThatThrownBy(() -> seam.unwrap(kek, blob, other))
          .isInstanceOf(AEADBadTagException.class);
    }
  }

  @Test
  void anyByteOfTheBlobChanged_neverGivesPlaintext() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    for (int i = 0; i < blob.length; i++) {
      byte[] changed = blob.clone();
      changed[i] ^= 0x40;
      Throwable failure = catchThrowable(() -> seam.unwrap(kek, changed, CONTEXT));
      if (i < 7) {
        assertRefused(failure);
      } else {
        assertThat(failure).as("byte %d", i).isInstanceOf(AEADBadTagException.class);
      }
    }
  }

  @Test
  void blobOfAnotherLength_isRefusedOrABadTag() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    for (int length : new int[] {0, 6, 7, 18, 19, 50, blob.length - 1, blob.length + 1, 9000}) {
      byte[] other = Arrays.copyOf(blob, length);
      Throwable failure = catchThrowable(() -> seam.unwrap(kek, other, CONTEXT));
      assertThat(failure).isInstanceOfAny(AEADBadTagException.class, ProviderException.class);
      assertThat(failure instanceof ProviderException ? failure.getCause().getMessage() : "refused")
          .startsWith("refused");
    }
  }

  @Test
  void dekOfAnUnusualLength_isRefused() {
    assertRefused(catchThrowable(() -> seam.wrap(kek, new byte[15], CONTEXT)));
    assertRefused(catchThrowable(() -> seam.wrap(kek, new byte[65], CONTEXT)));
  }

  @Test
  void handle_isOpaque() throws Exception {
    assertThat(kek.getEncoded()).isNull();
    assertThat(kek.getFormat()).isNull();
    assertThat(kek.getAlgorithm()).isEqualTo("AES");
    assertThat(kek).hasToString("KEK models/1");
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(kek)).isInstanceOf(NotSerializableException.class);
    }
  }

  @Test
  void callersIv_isRefused() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    assertThatThrownBy(
            () -> cipher.init(Cipher.ENCRYPT_MODE, kek, new GCMParameterSpec(128, new byte[12])))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
  }

  @Test
  void wrapModeAndPiecemealUse_areUnsupported() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    assertThatThrownBy(() -> cipher.init(Cipher.WRAP_MODE, kek))
        .isInstanceOf(UnsupportedOperationException.class);
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    assertThatThrownBy(() -> cipher.update(dek)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void cipherUsedTwice_forgetsTheFirstContext() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    cipher.updateAAD(CONTEXT);
    byte[] first = cipher.doFinal(dek);
    byte[] second = cipher.doFinal(dek);
    assertThat(seam.unwrap(kek, first, CONTEXT)).isEqualTo(dek);
    assertThat(seam.unwrap(kek, second, new byte[0])).isEqualTo(dek);
  }

  @Test
  void resultThatDoesNotFit_keepsTheContextForTheNextCall() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    cipher.updateAAD(ByteBuffer.wrap(CONTEXT));
    assertThatThrownBy(() -> cipher.doFinal(dek, 0, dek.length, new byte[dek.length]))
        .isInstanceOf(ShortBufferException.class);
    byte[] room = new byte[cipher.getOutputSize(dek.length)];
    int length = cipher.doFinal(dek, 0, dek.length, room);
    byte[] blob = Arrays.copyOf(room, length);
    assertThat(seam.unwrap(kek, blob, CONTEXT)).isEqualTo(dek);
    byte[] later = cipher.doFinal(dek);
    assertThat(seam.unwrap(kek, later, new byte[0])).isEqualTo(dek);
  }

  @Test
  void outputSize_isATightBound() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam.provider());
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    byte[] blob = cipher.doFinal(dek);
    assertThat(cipher.getOutputSize(dek.length)).isBetween(blob.length, blob.length + 64);
    cipher.init(Cipher.DECRYPT_MODE, kek);
    assertThat(cipher.getOutputSize(blob.length)).isBetween(dek.length, 64);
  }

  @Test
  void generatorWithoutTheNameOfAKek_saysWhatItNeeds() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", seam.provider());
    assertThatThrownBy(() -> generator.init(new SecureRandom()))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("KekParameterSpec");
    assertThatThrownBy(generator::generateKey).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keyThatExists_isNotCreatedAgain() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    assertRefused(catchThrowable(() -> seam.create("models")));
    assertThat(seam.unwrap(seam.key("models"), blob, CONTEXT)).isEqualTo(dek);
  }

  @Test
  void nextVersion_isMadeByTheGeneratorAndTheOldOneStillUnwraps() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", seam.provider());
    generator.init(KekParameterSpec.nextVersionOf("models"));
    SecretKey next = generator.generateKey();
    assertThat(next).hasToString("KEK models/2");
    assertThat(catchThrowable(() -> seam.wrap(kek, dek, CONTEXT)).getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageContaining("version 1 is deactivated");
    byte[] newer = seam.wrap(seam.key("models"), dek, CONTEXT);
    assertThat(seam.unwrap(next, newer, CONTEXT)).isEqualTo(dek);
    assertThat(seam.unwrap(kek, blob, CONTEXT)).isEqualTo(dek);
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
  void unknownAlias_givesNoKey() throws Exception {
    KeyStore store = seam.keyStore();
    for (String alias : List.of("other", "models/2", "models/01", "models/x", "Models", "", "/")) {
      assertThat(store.getKey(alias, null)).as(alias).isNull();
      assertThat(store.containsAlias(alias)).as(alias).isFalse();
    }
    Throwable failure = catchThrowable(() -> seam.create("other"));
    assertThat(failure.getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("not-found: ");
  }

  @Test
  void aliases_areTheIdAndItsVersion() throws Exception {
    KeyStore store = seam.keyStore();
    assertThat(Collections.list(store.aliases())).containsExactly("models", "models/1");
    assertThat(store.isKeyEntry("models")).isTrue();
    assertThat(store.size()).isEqualTo(2);
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
  void keyStore_isReadOnly() throws Exception {
    KeyStore store = seam.keyStore();
    assertThatThrownBy(() -> store.deleteEntry("models"))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
    assertThatThrownBy(() -> store.setKeyEntry("x", kek, null, null))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
    assertThat(store.getKey("models", null)).isNotNull();
  }

  @Test
  void deletion_isRefusedAndSaysWhatItWouldCost() throws Exception {
    KeyStore store = seam.keyStore();
    for (String alias : List.of("models", "models/1")) {
      assertThatThrownBy(() -> store.deleteEntry(alias))
          .isInstanceOf(KeyStoreException.class)
          .hasMessageContaining("nothing that was wrapped under it could be unwrapped again")
          .hasMessageContaining("own tool of its place");
      assertThat(store.getKey(alias, null)).isNotNull();
    }
  }

  @Test
  void randomBytes_comeFromThePlace() throws Exception {
    SecureRandom named =
        SecureRandom.getInstance("BullaRandom", new KekParameterSpec("models"), seam.provider());
    SecureRandom only = SecureRandom.getInstance("BullaRandom", seam.provider());
    byte[] some = new byte[40];
    named.nextBytes(some);
    assertThat(some).isNotEqualTo(new byte[40]).isNotEqualTo(only.generateSeed(40));
    SecureRandom unknown =
        SecureRandom.getInstance("BullaRandom", new KekParameterSpec("other"), seam.provider());
    assertThatThrownBy(() -> unknown.nextBytes(some))
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("not-found: ");
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
    assertThat(textOf(first) + textOf(second))
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
  void manyThreads_allUnwrap() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(threads.submit(() -> seam.unwrap(kek, blob, CONTEXT)));
      }
      for (Future<byte[]> result : results) {
        assertThat(result.get()).isEqualTo(dek);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void failures_showNoDek() throws Exception {
    byte[] blob = seam.wrap(kek, dek, CONTEXT);
    blob[blob.length - 1] ^= 1;
    String text =
        textOf(catchThrowable(() -> seam.unwrap(kek, blob, CONTEXT)))
            + textOf(catchThrowable(() -> seam.wrap(kek, Arrays.copyOf(dek, 65), CONTEXT)));
    assertThat(text).doesNotContainIgnoringCase("c0ffee").doesNotContain("-64, -1, -18");
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

  private static void assertRefused(Throwable failure) {
    assertThat(failure).isInstanceOf(ProviderException.class);
    assertThat(failure.getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
  }

  private static String textOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
