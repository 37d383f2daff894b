package io.bulla.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a pod mounts, as directories below one, with the modes that a kubelet gives them. */
record PodVolumes(Path root) {

  private static final String SECRET = "r--r-----";
  private static final Pattern KEYSTORE =
      Pattern.compile("keystore:(\\S+)\\?password-source=file:(\\S+)");

  /** An empty directory that everybody may write, as emptyDir is. */
  Path empty(String path) throws IOException {
    Path directory = Files.createDirectories(root.resolve(path));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    return directory;
  }

  /** A secret of a keystore, its password and a configuration. */
  void secret(String path, KeySetup keys, String configuration) throws IOException {
    Matcher keystore = KEYSTORE.matcher(keys.text());
    if (!keystore.find()) {
      throw new IllegalStateException("no keystore in " + keys.configuration());
    }
    Map<String, byte[]> files =
        Map.of(
            "keys.bcfks", Files.readAllBytes(Path.of(keystore.group(1))),
            "password", Files.readAllBytes(Path.of(keystore.group(2))),
            "bulla.properties", configuration.getBytes(UTF_8));
    Path directory = empty(path);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path written = Files.write(directory.resolve(file.getKey()), file.getValue());
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(SECRET));
    }
  }

  /** A volume that holds a copy of a directory's files. */
  void filled(String path, Path source) throws IOException {
    Path directory = Files.createDirectories(root.resolve(path));
    for (Path file : filesOf(source)) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
  }

  private static List<Path> filesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
