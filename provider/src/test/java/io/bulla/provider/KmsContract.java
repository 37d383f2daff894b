package io.bulla.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.SiteTrait.Needed;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.testing.FaultyProxy;
import io.bulla.testing.NetworkFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.AEADBadTagException;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the seam promises of every key-management service, and of tokens and key stores as far as
 * they have it. Each backend runs it over a real server or place. All that is wrapped is wrapped by
 * a role that may only wrap, and unwrapped by one that may only unwrap, where there are roles.
 */
@ExtendWith(AbsentTraits.class)
public abstract class KmsContract {
  private static final byte[] CONTEXT = "model-id=mini\npurpose=contract\n".getBytes(US_ASCII);
  private static final int HEADER_BYTES = 7;

  /** A busy machine must not make a server look as if it hung. */
  private static final long LONG_MILLIS = 120_000;

  private static final long SHORT_MILLIS = 300;

  @TempDir public Path directory;

  private final byte[] dek = HexFormat.of().parseHex("c0ffee0badc0de".repeat(4) + "00112233");

  private KmsSite site;
  private Seam training;
  private Seam serving;

  /** A new key in the service. */
  protected abstract KmsSite newSite() throws Exception;

  /** Further lines of the configuration. */
  protected abstract String[] settings();

  /** Whether the service tells a request's id with an answer that is a refusal. */
  protected abstract boolean tellsRequestsThatItRefuses();

  /** Whether a key is looked up before it is used, so that one that is unknown has no handle. */
  protected boolean looksKeysUp() {
    return false;
  }

  @BeforeEach
  final void openSite() throws Exception {
    site = newSite();
    training = seam(site.uri(Role.TRAINING, credentials("training")));
    serving = seam(site.uri(Role.SERVING, credentials("serving")));
  }

  final KmsSite site() {
    return site;
  }

  private Path credentials(String name) {
    return directory.resolve(name);
  }

  private Seam seam(String uri) {
    return seam(uri, LONG_MILLIS);
  }

  private Seam seam(String uri, long deadlineMillis) {
    List<String> lines =
        new ArrayList<>(List.of("kek.models = " + site.withDeadline(uri, deadlineMillis)));
    lines.addAll(List.of(settings()));
    return new Seam(Configured.provider(directory, lines.toArray(String[]::new)));
  }

  private String uriThrough(FaultyProxy proxy) throws Exception {
    return site.uri(proxy.address(), Role.TRAINING, credentials("proxied"));
  }

  private byte[] wrap(Seam seam) throws Exception {
    return seam.wrap(seam.key("models"), dek, CONTEXT);
  }

  /** By the version that wrapped it, as the header of a model names it. */
  private byte[] unwrap(Seam seam, byte[] blob) throws Exception {
    return seam.unwrap(seam.key("models/" + versionOf(blob)), blob, CONTEXT);
  }

  private static int versionOf(byte[] blob) throws Exception {
    return WrappedDek.decode(blob).kekVersion();
  }

  /** What the seam tells of a failure, by a type of the JDK; it never tells the DEK. */
  private Throwable causeOf(Throwable failure) {
    assertThat(failure).isInstanceOf(ProviderException.class);
    String text = SeamFailures.textOf(failure);
    assertThat(text).doesNotContain(Base64.getEncoder().encodeToString(dek));
    return failure.getCause();
  }

  @Test
  void dekThatOneRoleWrapped_isUnwrappedByTheOther() throws Exception {
    for (int length : new int[] {16, 32, 64}) {
      byte[] key = Arrays.copyOf(dek, length);
      byte[] blob = training.wrap(training.key("models"), key, CONTEXT);
      assertThat(unwrap(serving, blob)).isEqualTo(key);
    }
  }

  @Test
  void otherContext_isABadTag() throws Exception {
    byte[] blob = wrap(training);
    for (byte[] other : new byte[][] {{}, {1}, Arrays.copyOf(CONTEXT, CONTEXT.length - 1)}) {
      assertThatThrownBy(() -> serving.unwrap(serving.key("models"), blob, other))
          .isInstanceOf(AEADBadTagException.class);
    }
  }

  @Test
  void blobWithoutContext_isNoneWithOne() throws Exception {
    byte[] blob = training.wrap(training.key("models"), dek, new byte[0]);
    assertThat(serving.unwrap(serving.key("models"), blob, new byte[0])).isEqualTo(dek);
    assertThatThrownBy(() -> unwrap(serving, blob)).isInstanceOf(AEADBadTagException.class);
  }

  @Test
  void anyByteOfTheBlobChanged_neverGivesPlaintext() throws Exception {
    byte[] blob = wrap(training);
    Key kek = serving.key("models/" + versionOf(blob));
    for (int i = 0; i < blob.length; i++) {
      for (int bit : new int[] {1, 0x40}) {
        byte[] changed = blob.clone();
        changed[i] ^= (byte) bit;
        Throwable failure = catchThrowable(() -> serving.unwrap(kek, changed, CONTEXT));
        assertThat(failure).as("byte %d", i).isNotNull();
        if (i >= HEADER_BYTES) {
          assertThat(failure).as("byte %d", i).isInstanceOf(AEADBadTagException.class);
        }
      }
    }
  }

  @Test
  void rotatedKey_wrapsByItsNewVersion_andOpensWhatTheOldOneWrapped() throws Exception {
    byte[] before = wrap(training);
    site.rotate();
    byte[] after = wrap(training);
    assertThat(versionOf(after) != versionOf(before))
        .isEqualTo(site.traits().contains(SiteTrait.VERSIONS));
    assertThat(unwrap(serving, before)).isEqualTo(dek);
    assertThat(unwrap(serving, after)).isEqualTo(dek);
  }

  @Test
  @Needed(SiteTrait.VERSIONS)
  void rewrappedDek_opens_whereItsOldVersionIsDisabled() throws Exception {
    byte[] before = wrap(training);
    site.rotate();
    byte[] dekAgain = unwrap(serving, before);
    byte[] after = training.wrap(training.key("models"), dekAgain, CONTEXT);
    site.disableOlderVersions();
    assertThat(unwrap(serving, after)).isEqualTo(dek);
    assertUnusable(catchThrowable(() -> unwrap(serving, before)));
  }

  private void assertUnusable(Throwable failure) {
    assertThat(causeOf(failure))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("unusable: ");
  }

  @Test
  @Needed(SiteTrait.VERSIONS)
  void disabledVersion_isUnusable_untilItIsEnabled() throws Exception {
    byte[] blob = wrap(training);
    site.rotate();
    site.disableOlderVersions();
    Throwable failure = catchThrowable(() -> unwrap(serving, blob));
    assertUnusable(failure);
    assertRequestIsTold(failure.getCause());
    site.enableOlderVersions();
    assertThat(unwrap(serving, blob)).isEqualTo(dek);
  }

  @Test
  @Needed(SiteTrait.ROLES)
  void roleThatMayNot_isDenied() throws Exception {
    byte[] blob = wrap(training);
    Seam nobody = seam(site.uri(Role.NOBODY, credentials("nobody")));
    assertDenied(catchThrowable(() -> wrap(serving)));
    assertDenied(catchThrowable(() -> unwrap(training, blob)));
    assertDenied(catchThrowable(() -> wrap(nobody)));
    assertDenied(catchThrowable(() -> unwrap(nobody, blob)));
  }

  private void assertDenied(Throwable failure) {
    assertThat(causeOf(failure)).isInstanceOf(AccessDeniedException.class);
    assertRequestIsTold(failure.getCause());
  }

  private void assertRequestIsTold(Throwable failure) {
    boolean told = String.valueOf(failure.getMessage()).contains(" (request ");
    assertThat(told).as(failure.getMessage()).isEqualTo(tellsRequestsThatItRefuses());
  }

  @Test
  @Needed(SiteTrait.REASONS)
  void unknownKey_isNotFound_andNoneIsMade() throws Exception {
    int keys = site.keyCount();
    Seam unknown = seam(site.uriOfUnknownKey(Role.TRAINING, credentials("unknown")));
    assertNotFound(unknown);
    assertThat(site.keyCount()).isEqualTo(keys);
  }

  private void assertNotFound(Seam unknown) throws Exception {
    if (looksKeysUp()) {
      assertThat(unknown.key("models")).isNull();
      return;
    }
    assertThat(causeOf(catchThrowable(() -> wrap(unknown))))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("not-found: ");
  }

  @Test
  @Needed(SiteTrait.RENEWED_CREDENTIALS)
  void callerThatIsNotRecognised_isToldSo_untilItsCredentialsAreRenewed() throws Exception {
    Path file = credentials("renewed");
    Seam seam = seam(site.uri(Role.UNRECOGNISED, file));
    byte[] blob = wrap(training);
    Throwable failure = catchThrowable(() -> unwrap(seam, blob));
    assertThat(causeOf(failure)).isInstanceOf(CredentialException.class);
    assertThat(SeamFailures.textOf(failure)).doesNotContain(Files.readString(file).strip());
    String unused = site.uri(Role.SERVING, file);
    assertThat(unwrap(seam, blob)).isEqualTo(dek);
  }

  @Test
  @Needed(SiteTrait.CLOCK)
  void credentialsOfAFastClock_areNotRecognised() throws Exception {
    Path file = credentials("fast");
    Seam seam = seam(site.uriByAFastClock(Role.TRAINING, file));
    assertThat(causeOf(catchThrowable(() -> wrap(seam)))).isInstanceOf(CredentialException.class);
  }

  @Test
  void threadsAtOnce_eachGetTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> unwrapped = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        byte[] key = Arrays.copyOf(dek, 32);
        key[0] = (byte) i;
        unwrapped.add(
            threads.submit(
                () ->
                    serving.unwrap(
                        serving.key("models"),
                        training.wrap(training.key("models"), key, CONTEXT),
                        CONTEXT)));
      }
      for (int i = 0; i < unwrapped.size(); i++) {
        assertThat(unwrapped.get(i).get()).startsWith((byte) i, dek[1]).hasSize(32);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Needed(SiteTrait.QUOTA)
  void serviceThatThrottles_isThrottled() throws Exception {
    byte[] blob = wrap(training);
    site.throttle();
    Throwable failure = null;
    for (int i = 0; i < 2 && failure == null; i++) {
      failure = catchThrowable(() -> unwrap(serving, blob));
    }
    assertThat(causeOf(failure))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("throttled: ");
  }

  @Test
  @Needed(SiteTrait.CONNECTIONS)
  void serviceThatIsAway_isUnavailable() throws Exception {
    URI away;
    try (FaultyProxy proxy = FaultyProxy.before(site.server())) {
      away = proxy.address();
    }
    Seam seam = seam(site.uri(away, Role.TRAINING, credentials("away")));
    assertThat(causeOf(catchThrowable(() -> wrap(seam))))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(AccessDeniedException.class)
        .hasMessageNotContaining("throttled");
  }

  @Test
  @Needed(SiteTrait.CONNECTIONS)
  void serviceThatHangs_timesOut() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(site.server())) {
      NetworkFault.Hang hang = proxy.hang();
      Seam seam = seam(uriThrough(proxy), SHORT_MILLIS);
      assertThat(causeOf(catchThrowable(() -> wrap(seam)))).isInstanceOf(TimeoutException.class);
      assertThat(hang.awaitClient(1, TimeUnit.MINUTES)).as("it had asked").isTrue();
      assertThat(proxy.awaitNoClient(1, TimeUnit.MINUTES)).as("and waits no more").isTrue();
    }
  }

  @Test
  @Needed(SiteTrait.CONNECTIONS)
  void connectionThatIsCut_isUnavailable_andThenMadeAnew() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(site.server())) {
      Seam seam = seam(uriThrough(proxy));
      byte[] first = wrap(seam);
      proxy.cutRequests();
      assertUnavailable(catchThrowable(() -> wrap(seam)));
      proxy.pass();
      byte[] second = wrap(seam);
      proxy.cutAnswers();
      assertUnavailable(catchThrowable(() -> wrap(seam)));
      proxy.pass();
      for (byte[] blob : List.of(first, second, wrap(seam))) {
        assertThat(unwrap(serving, blob)).isEqualTo(dek);
      }
    }
  }

  private void assertUnavailable(Throwable failure) {
    assertThat(causeOf(failure))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(AccessDeniedException.class);
  }

  @Test
  @Needed(SiteTrait.TLS)
  void serverThatIsNotTrusted_isRefused_andToldTheSetting() throws Exception {
    Seam seam = seam(site.uriWithoutTrust(Role.TRAINING, credentials("untrusting")));
    assertThat(causeOf(catchThrowable(() -> wrap(seam))))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining("is not trusted");
  }
}
