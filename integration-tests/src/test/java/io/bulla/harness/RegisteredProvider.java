package io.bulla.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A file for -Djava.security.properties that puts Bulla after the JDK's own providers. */
final class RegisteredProvider {

  private static final String KEY = "security.provider.";

  private RegisteredProvider() {}

  static Path properties(Jdk jdk, KeySetup keys) {
    return properties(jdk, "Bulla", keys);
  }

  /** Registered by this name, which may be that of its class. */
  static Path properties(Jdk jdk, String name, KeySetup keys) {
    String line = KEY + (last(jdk) + 1) + "=" + name + " " + keys.configuration() + "\n";
    return KeySetup.privateFile(Scratch.directory("security"), "java.security", line);
  }

  private static int last(Jdk jdk) {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(jdk.home().resolve("conf/security/java.security"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int last = 0;
    while (properties.containsKey(KEY + (last + 1))) {
      last++;
    }
    return last;
  }
}
