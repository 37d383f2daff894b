package io.bulla.provider.pkcs11;

import com.sun.jna.NativeLibrary;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.Requires;
import io.bulla.testing.SharedData;
import io.bulla.testing.SoftHsmToken;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A token that fails as an HSM does: SoftHSM behind a small library, {@code
 * src/test/native/faulty-token.c}, that the system's C compiler makes. Where there is none, the
 * calling test is skipped, visibly.
 */
final class FaultyToken implements AutoCloseable {

  static final int GET_SLOT_LIST = 4;
  static final int GET_TOKEN_INFO = 6;
  static final int OPEN_SESSION = 12;
  static final int LOGIN = 18;
  static final int CREATE_OBJECT = 20;
  static final int DESTROY_OBJECT = 22;
  static final int GET_ATTRIBUTE_VALUE = 24;
  static final int ENCRYPT_INIT = 29;
  static final int ENCRYPT = 30;
  static final int DECRYPT_INIT = 33;
  static final int DECRYPT = 34;
  static final int GENERATE_KEY = 58;
  static final int WRAP_KEY = 60;
  static final int UNWRAP_KEY = 61;

  static final long SLOT_ID_INVALID = 0x3;
  static final long GENERAL_ERROR = 0x5;
  static final long FUNCTION_FAILED = 0x6;
  static final long DEVICE_ERROR = 0x30;
  static final long DEVICE_REMOVED = 0x32;
  static final long MECHANISM_INVALID = 0x70;
  static final long MECHANISM_PARAM_INVALID = 0x71;
  static final long SESSION_HANDLE_INVALID = 0xB3;
  static final long SESSION_COUNT = 0xB1;
  static final long CRYPTOKI_NOT_INITIALIZED = 0x190;
  static final long BUFFER_TOO_SMALL = 0x150;
  static final long TEMPLATE_INCONSISTENT = 0xD1;

  private final SoftHsmToken token;
  private final Path module;
  private final NativeLibrary library;

  private FaultyToken(SoftHsmToken token, Path module) {
    this.token = token;
    this.module = module;
    this.library = NativeLibrary.getInstance(module.toString());
  }

  static FaultyToken fresh() throws IOException, InterruptedException {
    SoftHsmToken token = SoftHsmToken.fresh();
    return new FaultyToken(token, compiled(token.module()));
  }

  private static synchronized Path compiled(Path real) throws IOException, InterruptedException {
    Path library = Path.of("target", "faulty-token.so").toAbsolutePath();
    Path source = SharedData.checkout().resolve("provider/src/test/native/faulty-token.c");
    if (Files.exists(library)
        && Files.getLastModifiedTime(library).compareTo(Files.getLastModifiedTime(source)) > 0) {
      return library;
    }
    String compiler =
        Requires.present(compiler(), "a C compiler (cc)", "install gcc or clang with C headers");
    List<String> command =
        List.of(
            compiler,
            "-std=c11",
            "-D_DEFAULT_SOURCE",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-O1",
            "-shared",
            "-fPIC",
            "-DREAL_MODULE=\"" + real + "\"",
            source.toString(),
            "-o",
            library.toString(),
            "-ldl",
            "-lpthread");
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
    return library;
  }

  private static Optional<String> compiler() {
    return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
        .map(directory -> Path.of(directory, "cc"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  KekPlace place(String kekId) {
    return Places.of(module, token.label(), token.pinFile(), kekId);
  }

  /** Fails each everyth call of a function, before the token sees it. */
  FaultyToken fail(int function, int every, long error) {
    call("faulty_fail", (long) function, (long) every, error, 0L);
    return this;
  }

  /** Loses the answer of each everyth call of a function: the operation has ended. */
  FaultyToken loseAnswer(int function, int every, long error) {
    call("faulty_fail", (long) function, (long) every, error, 1L);
    return this;
  }

  /** Fails the next calls of a function, before the token sees them. */
  FaultyToken failNext(int function, int times, long error) {
    call("faulty_burst", (long) function, (long) times, error, 0L);
    return this;
  }

  /** Loses the answers of the next calls of a function. */
  FaultyToken loseNextAnswers(int function, int times, long error) {
    call("faulty_burst", (long) function, (long) times, error, 1L);
    return this;
  }

  FaultyToken slow(int function, int every, long micros) {
    call("faulty_sleep", (long) function, (long) every, micros);
    return this;
  }

  /** Lets all calls of a function hang, before the token sees them, until this is closed. */
  void hang(int function) {
    call("faulty_hang", (long) function);
  }

  /** How many calls of a function hang now. */
  long hanging(int function) {
    return call("faulty_hanging", (long) function);
  }

  void dropSessions() throws Exception {
    call("faulty_drop", ForeignKeys.slotId(token));
  }

  void remove() throws Exception {
    call("faulty_absent", ForeignKeys.slotId(token), 1L);
  }

  void putBack() throws Exception {
    call("faulty_absent", ForeignKeys.slotId(token), 0L);
  }

  void limitSessions(long most) {
    call("faulty_limit", most);
  }

  long openSessions() {
    return call("faulty_open_sessions");
  }

  /** Forgets how many were open at once so far; those that are open now count. */
  void countMostSessionsAnew() {
    call("faulty_count_most_anew");
  }

  /** The most that were open at once in this process, whatever opened them. */
  long mostSessions() {
    return call("faulty_most_sessions");
  }

  long calls(int function) {
    return call("faulty_calls", (long) function);
  }

  long injected(int function) {
    return call("faulty_injected", (long) function);
  }

  private long call(String function, Object... arguments) {
    return library.getFunction(function).invokeLong(arguments);
  }

  @Override
  public void close() {
    call("faulty_heal");
  }
}
