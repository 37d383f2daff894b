package io.bulla.cli.setup;

import io.bulla.cli.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The three files of an embedded set-up, in one directory. Not safe for threads. */
final class StarterFiles {
  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final int PASSWORD_BYTES = 32;

  private final Path configuration;
  private final Path keystore;
  private final Path password;
  private final List<Path> made = new ArrayList<>();

  private StarterFiles(Path configuration) {
    this.configuration = configuration;
    this.keystore = configuration.resolveSibling("keystore.bcfks");
    this.password = configuration.resolveSibling("keystore.password");
  }

  static StarterFiles at(Path configuration) {
    return new StarterFiles(configuration.toAbsolutePath().normalize());
  }

  Path configuration() {
    return configuration;
  }

  Path keystore() {
    return keystore;
  }

  Path password() {
    return password;
  }

  void refuseExisting() throws IOException {
    for (Path file : List.of(configuration, keystore, password)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
  }

  /** Writes password and configuration; the keystore comes with its first KEK. */
  void write(String kekId) throws IOException {
    Path directory = configuration.getParent();
    if (directory != null) {
      makeDirectory(directory);
    }
    create(password, newPassword());
    create(
        configuration,
        String.format(
                Locale.ROOT,
                """
        # Bulla. Keys: docs/provider.md, docs/cli.md. Relative paths start in this directory.
        kek.%s = keystore:%s?password-source=file:%s
        """,
                kekId,
                keystore.getFileName(),
                password.getFileName())
            .getBytes(StandardCharsets.UTF_8));
  }

  void restrictKeystore() throws IOException {
    Files.setPosixFilePermissions(keystore, OwnerOnly.FILE.value());
  }

  /** Undoes a set-up that failed half-way; only what this object made. */
  void removeWhatWasMade(Exception failure) {
    List<Path> files = new ArrayList<>(made);
    if (!made.isEmpty()) {
      files.add(keystore);
    }
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = directory.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(directory, OwnerOnly.DIRECTORY);
    }
  }

  private void create(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, NEW_FILE, OwnerOnly.FILE)) {
      made.add(file);
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true); // a lost password loses every model that is sealed meanwhile
    }
  }

  private static byte[] newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encode(random);
  }
}
