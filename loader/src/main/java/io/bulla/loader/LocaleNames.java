package io.bulla.loader;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names of files that the JVM's locale may not be able to write: JDKs take its encoding. */
final class LocaleNames {
  private static final String UTF8 = "run this with LC_ALL=C.UTF-8, or in another UTF-8 locale";

  private LocaleNames() {}

  /** The path of a member below its model's directory. */
  static Path resolve(Path root, String memberPath) throws FileSystemException {
    try {
      return root.resolve(memberPath);
    } catch (InvalidPathException e) {
      throw refusal(
          root.toString(),
          "its member " + memberPath + " has a name that this locale cannot write; " + UTF8,
          e);
    }
  }

  /** Refuses a file whose name is not what its text says: it would be sealed under another. */
  static void requireReadable(Path root, Path file, String memberPath) throws FileSystemException {
    if (!resolve(root, memberPath).equals(file)) {
      throw refusal(file.toString(), "has a name that this locale cannot read; " + UTF8, null);
    }
  }

  private static FileSystemException refusal(String where, String what, @Nullable Throwable cause) {
    FileSystemException refusal = new FileSystemException(where, null, what);
    refusal.initCause(cause);
    return refusal;
  }
}
