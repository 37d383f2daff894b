package io.bulla.provider.tink;

import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The extension as it ships, with a client beside it as an operator puts it there. */
final class ClientExtension {
  private ClientExtension() {}

  /**
   * Lays it out below a directory.
   *
   * @param clients test classes; the nested ones of each go with it
   * @return the directory of extensions
   */
  static Path in(Path directory, Class<?>... clients) throws IOException {
    Path extensions = Files.createDirectories(directory.resolve("extensions"));
    Path target = Files.createDirectory(extensions.resolve("tink"));
    Path shipped = Path.of(System.getProperty("bulla.test.extensions")).resolve("tink");
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("sha256sums")) { // it does not have the client
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    if (clients.length > 0) {
      writeJar(target.resolve("clients.jar"), clients);
    }
    return extensions;
  }

  /** The same with the jars of Tink's client for AWS KMS. */
  static Path withAwsClient(Path directory, Class<?> client) throws IOException {
    Path extensions = in(directory, client);
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("bulla.test.awsclient")))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, extensions.resolve("tink").resolve(jar.getFileName()));
      }
    }
    return extensions;
  }

  private static void writeJar(Path jar, Class<?>... clients) throws IOException {
    StringBuilder names = new StringBuilder();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> client : clients) {
        names.append(client.getName()).append('\n');
        write(out, client);
      }
      out.putNextEntry(new JarEntry("META-INF/services/" + KmsClient.class.getName()));
      out.write(names.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void write(JarOutputStream out, Class<?> client) throws IOException {
    Path classes =
        Path.of(client.getProtectionDomain().getCodeSource().getLocation().getPath())
            .resolve(client.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.filter(each -> isOf(client, each)).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(client.getPackageName().replace('.', '/') + "/" + file.getFileName()));
        try (InputStream in = Files.newInputStream(file)) {
          in.transferTo(out);
        }
      }
    }
  }

  private static boolean isOf(Class<?> client, Path file) {
    String name = file.getFileName().toString();
    return name.equals(client.getSimpleName() + ".class")
        || name.startsWith(client.getSimpleName() + "$");
  }
}
