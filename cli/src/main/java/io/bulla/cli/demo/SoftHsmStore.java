package io.bulla.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A throw-away SoftHSM with one token, in a private directory.
 *
 * @param module the PKCS#11 library
 * @param environment what every process that loads the library needs
 * @param origin {@code system} or {@code unpacked}
 */
record SoftHsmStore(Path module, Map<String, String> environment, String origin) {
  static final String TOKEN = "bulla-demo";

  /** Finds or fetches SoftHSM by the distribution's tool and makes a token. */
  static SoftHsmStore create(Path fetchTool, Path directory, Path pinFile) throws IOException {
    Map<String, String> found =
        keyValues(new Program(directory, Map.of()).mustRun(fetchCommand(fetchTool)));
    Files.createDirectory(directory.resolve("tokens"));
    Path configuration = directory.resolve("softhsm2.conf");
    Files.writeString(
        configuration,
        String.format(
            Locale.ROOT,
            "directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n",
            directory.resolve("tokens")));
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SOFTHSM2_CONF", configuration.toString());
    if (found.containsKey("library-path")) {
      environment.put("LD_LIBRARY_PATH", value(found, "library-path"));
    }
    SoftHsmStore store =
        new SoftHsmStore(
            Path.of(value(found, "module")), Map.copyOf(environment), value(found, "origin"));
    store.initialiseToken(directory, value(found, "util"), pinFile);
    return store;
  }

  private static List<String> fetchCommand(Path fetchTool) {
    return List.of("sh", fetchTool.toString(), "softhsm2");
  }

  /** The PIN on a command line opens nothing to others: they cannot reach the token's files. */
  private void initialiseToken(Path directory, String util, Path pinFile) throws IOException {
    String pin = Files.readString(pinFile).strip();
    List<String> command =
        List.of(
            util,
            "--module",
            module.toString(),
            "--init-token",
            "--free",
            "--label",
            TOKEN,
            "--so-pin",
            pin,
            "--pin",
            pin);
    new Program(directory, environment).mustRun(command);
  }

  private static String value(Map<String, String> found, String key) throws IOException {
    String value = found.get(key);
    if (value == null) {
      throw new IOException("the tool that finds SoftHSM printed no " + key);
    }
    return value;
  }

  private static Map<String, String> keyValues(String lines) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        found.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return found;
  }
}
