package io.bulla.provider.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who writes.
 *
 * @param host the host's name, of the characters that a file's name may have
 * @param pid the process
 * @param user whose process it is
 */
record ThisProcess(String host, long pid, String user) {
  private static final Path LINUX_HOSTNAME = Path.of("/proc/sys/kernel/hostname");
  private static final int LONGEST_HOST_CHARS = 64;

  static ThisProcess find() {
    return new ThisProcess(
        plain(hostname(System.getenv())),
        ProcessHandle.current().pid(),
        System.getProperty("user.name", "unknown"));
  }

  /** No look-up in a network: that can take long, and answers what others say. */
  private static String hostname(Map<String, String> environment) {
    try {
      return Files.readString(LINUX_HOSTNAME).strip();
    } catch (IOException e) {
      String windows = environment.getOrDefault("COMPUTERNAME", "host");
      return environment.getOrDefault("HOSTNAME", windows);
    }
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9.-]", "_");
    return plain.substring(0, Math.min(plain.length(), LONGEST_HOST_CHARS));
  }
}
