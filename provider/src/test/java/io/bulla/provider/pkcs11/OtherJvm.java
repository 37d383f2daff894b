package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.WrappedKey;
import io.bulla.testing.SoftHsmStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own that does one thing with a KEK and prints the outcome in its last line.
 * Arguments: module, token label, PIN file, then {@code create VERSION}, or {@code wrap DEK TIMES},
 * which wraps and unwraps and prints the last wrapped DEK.
 */
final class OtherJvm {

  private OtherJvm() {}

  @SuppressWarnings("SystemOut") // the outcome is read by the JVM that started this one
  public static void main(String[] arguments) throws Exception {
    KekBackend backend =
        new Pkcs11BackendFactory()
            .open(Places.of(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), "models"));
    System.out.println(
        arguments[3].equals("create")
            ? create(backend, Integer.parseInt(arguments[4]))
            : wrap(backend, HexFormat.of().parseHex(arguments[4]), Integer.parseInt(arguments[5])));
  }

  private static String create(KekBackend backend, int version) {
    try {
      return "created " + backend.create(version).number();
    } catch (KekException e) {
      return e.kind().toString();
    }
  }

  private static String wrap(KekBackend backend, byte[] dek, int times) throws KekException {
    WrappedKey wrapped = DekUses.wrap(backend, 1, dek, new byte[1]);
    for (int i = 1; i < times; i++) {
      DekUses.unwrap(backend, 1, wrapped, new byte[1]);
      wrapped = DekUses.wrap(backend, 1, dek, new byte[1]);
    }
    return HexFormat.of().formatHex(wrapped.iv())
        + " "
        + HexFormat.of().formatHex(wrapped.ciphertext());
  }

  static Process start(SoftHsmStore store, String token, Path pinFile, Path outcome, String... task)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherJvm.class.getName(),
                store.module().toString(),
                token,
                pinFile.toString()));
    command.addAll(List.of(task));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putAll(store.environment());
    return builder.redirectOutput(outcome.toFile()).start();
  }
}
