package io.bulla.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names for what has no name of its own yet. Stateless. */
public final class HiddenNames {
  private static final int NAME_BYTES = 8;
  private static final SecureRandom NAMES = new SecureRandom();

  private HiddenNames() {}

  /** A name in the directory of the target, which is made where there is none. */
  public static Path beside(Path target, String prefix) throws IOException {
    byte[] random = new byte[NAME_BYTES];
    NAMES.nextBytes(random);
    String name = prefix + HexFormat.of().formatHex(random) + ".part";
    return Files.createDirectories(parent(target)).resolve(name);
  }

  /** The directory of a file, which the root of a file system has none of. */
  public static Path parent(Path file) throws FileAlreadyExistsException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return parent;
  }
}
