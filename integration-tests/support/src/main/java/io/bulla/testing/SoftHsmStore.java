package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A private SoftHSM configuration with its token directory, readable by its owner only. A process
 * reads it when the library is initialised and sees the tokens of that moment: those made later are
 * seen by processes started later. For the JVM that runs the tests, see {@link SoftHsmToken#fresh}.
 */
public final class SoftHsmStore {

  private final SoftHsm softHsm;
  private final Path directory;

  private SoftHsmStore(SoftHsm softHsm, Path directory) {
    this.softHsm = softHsm;
    this.directory = directory;
  }

  /** An empty store in a new subdirectory of {@code parent}, which the caller cleans up. */
  public static SoftHsmStore create(SoftHsm softHsm, Path parent) {
    try {
      Files.createDirectories(parent);
      Path directory = PrivateFiles.newDirectory(parent.toRealPath(), "softhsm");
      SoftHsmStore store = new SoftHsmStore(softHsm, directory);
      Files.createDirectory(
          store.tokens(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      PrivateFiles.write(
          store.configuration(),
          "directories.tokendir = "
              + store.tokens()
              + "\nobjectstore.backend = file\n"
              + "log.level = ERROR\nslots.removable = false\n");
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new initialised token. The label must be new in this store. */
  public SoftHsmToken initialize(String label) {
    String officerPin = PrivateFiles.randomPin();
    String pin = PrivateFiles.randomPin();
    run("--init-token", "--free", "--label", label, "--so-pin", officerPin, "--pin", pin);
    return token(label, officerPin, pin);
  }

  /** What tests need of a token that was initialised with these PINs. */
  SoftHsmToken token(String label, String officerPin, String pin) {
    try {
      Path pinFile = PrivateFiles.write(directory.resolve(label + ".pin"), pin + "\n");
      Path wrongPinFile = PrivateFiles.write(directory.resolve(label + ".wrong-pin"), pin + "0\n");
      return new SoftHsmToken(this, label, officerPin, pin, pinFile, wrongPinFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Destroys a token on disk, for processes that have not seen it yet. */
  public void delete(String label) {
    run("--delete-token", "--token", label);
  }

  private void run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(softHsm.util().toString()));
    command.addAll(List.of("--module", softHsm.module().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    ProcessOutput.ofSuccess(builder);
  }

  /** Environment variables for a process that shall use this store. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SOFTHSM2_CONF", configuration().toString());
    softHsm.libraryPath().ifPresent(path -> environment.put("LD_LIBRARY_PATH", path));
    return Map.copyOf(environment);
  }

  /** The PKCS#11 library. */
  public Path module() {
    return softHsm.module();
  }

  SoftHsm softHsm() {
    return softHsm;
  }

  Path configuration() {
    return directory.resolve("softhsm2.conf");
  }

  private Path tokens() {
    return directory.resolve("tokens");
  }
}
