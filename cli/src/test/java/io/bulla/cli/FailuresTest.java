package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.concurrent.TimeoutException;
import javax.crypto.AEADBadTagException;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void failure_staysAsItIs() {
    Failure failure = new Failure(ExitCode.KEY, "what", "hint");
    assertThat(Failures.of(failure)).isSameAs(failure);
    assertThat(KeyFailures.of(failure)).isSameAs(failure);
  }

  @Test
  void missingFile_isNamed() {
    assertFailure(
        new NoSuchFileException("a/b"), ExitCode.IO, "a/b: no such file or directory", "path");
  }

  @Test
  void existingFile_isNamed() {
    assertFailure(
        new FileAlreadyExistsException("a"), ExitCode.IO, "a: already exists", "overwritten");
  }

  @Test
  void deniedFile_isNamed() {
    assertFailure(new AccessDeniedException("a"), ExitCode.IO, "a: permission denied", "mode");
  }

  @Test
  void deniedDirectory_isNamedWithWhatItWasFor() {
    assertFailure(
        new AccessDeniedException("d", null, "nothing can be made in it, such as x"),
        ExitCode.IO,
        "d: permission denied: nothing can be made in it, such as x",
        "mode");
  }

  @Test
  void adviceOfTheLoader_isTheHint() {
    Failure failure = Failures.of(new FileSystemException("a", null, "is odd; rename it"));
    assertThat(failure.what()).isEqualTo("a: is odd");
    assertThat(failure.hint()).isEqualTo("rename it");
  }

  @Test
  void nameThatTheLocaleDoesNotHave_isNoBug() {
    assertFailure(
        new InvalidPathException("gr\u00f6\u00dfe", "Malformed input"),
        ExitCode.IO,
        "no name of a file in this locale",
        "LC_ALL=C.UTF-8");
  }

  @Test
  void fullDisk_isNamedWithWhatToDo() {
    assertFailure(
        new FileSystemException("a", null, "No space left on device"),
        ExitCode.IO,
        "a: no space left on device",
        "free some space");
  }

  @Test
  void fileFailureInAWalk_isThatOfTheFile() {
    assertFailure(
        new UncheckedIOException(new AccessDeniedException("a")),
        ExitCode.IO,
        "a: permission denied",
        "mode");
  }

  @Test
  void interruption_isNoFault() {
    assertFailure(new ClosedByInterruptException(), ExitCode.IO, "interrupted", "again");
    assertFailure(new InterruptedIOException(), ExitCode.IO, "interrupted", "again");
  }

  @Test
  void interruptionThatLeftSomething_claimsNothing() {
    InterruptedIOException thrown = new InterruptedIOException();
    thrown.addSuppressed(new AccessDeniedException("part"));
    assertThat(Failures.of(thrown).hint()).isEqualTo("run it again");
  }

  @Test
  void unexpectedException_isABug() {
    assertFailure(new IllegalStateException("x"), ExitCode.INTERNAL, "IllegalState", "--debug");
  }

  @Test
  void expiredCredentials_areOfTheToken() {
    ProviderException thrown = caused(new CredentialException("the token is expired"));
    assertFailure(thrown, ExitCode.TOKEN, "the token is expired", "renew the credentials");
  }

  @Test
  void refusedPin_isOfTheToken() {
    ProviderException thrown = caused(new AccessDeniedException("token t", null, "wrong PIN"));
    assertFailure(thrown, ExitCode.TOKEN, "wrong PIN", "PIN or password");
  }

  @Test
  void adviceOfTheProvider_isTheHint() {
    ProviderException thrown = caused(new AccessDeniedException("wrong PIN; try another"));
    Failure failure = Failures.of(thrown);
    assertThat(failure.what()).isEqualTo("wrong PIN");
    assertThat(failure.hint()).isEqualTo("try another");
  }

  @Test
  void absentToken_isOfTheToken() {
    assertFailure(caused(new IOException("no token t")), ExitCode.TOKEN, "no token t", "doctor");
    assertFailure(caused(new TimeoutException("slow")), ExitCode.TOKEN, "slow", "doctor");
  }

  @Test
  void refusalOfTheKeyStore_isToldByItsPrefix() {
    assertFailure(
        caused(new KeyStoreException("not-found: KEK a")), ExitCode.KEY, "KEK a", "doctor");
    assertFailure(
        caused(new KeyStoreException("bad-config: line 1")),
        ExitCode.CONFIGURATION,
        "line 1",
        "doctor");
  }

  @Test
  void changedWrappedKey_isOfAuthentication() {
    assertFailure(
        caused(new AEADBadTagException("tag")), ExitCode.AUTHENTICATION, "tag", "was changed");
  }

  @Test
  void failureOfAStore_hasTheAdviceOfTheStore_orElseOneByItsKind() {
    assertFailure(
        new StoreException(Kind.DENIED, "s3://b/k: no; ask Alice", null),
        ExitCode.TOKEN,
        "s3://b/k: no",
        "ask Alice");
    for (Kind kind : Kind.values()) {
      Failure failure = Failures.of(new StoreException(kind, "s3://b/k: no", null));
      assertThat(failure.what()).isEqualTo("s3://b/k: no");
      assertThat(failure.hint()).as(kind.toString()).isNotBlank();
    }
  }

  private static ProviderException caused(Exception cause) {
    return new ProviderException("outer", cause);
  }

  private static void assertFailure(Exception thrown, ExitCode code, String what, String hint) {
    Failure failure = Failures.of(thrown);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.what()).contains(what);
    assertThat(failure.hint()).contains(hint);
  }
}
