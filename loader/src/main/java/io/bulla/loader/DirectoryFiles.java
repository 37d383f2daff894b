package io.bulla.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Members in a directory of a file system.
 *
 * @param root the directory of the manifest
 */
record DirectoryFiles(Path root) implements MemberFiles {
  @Override
  public boolean isThere(String path) throws IOException {
    return Files.exists(LocaleNames.resolve(root, path));
  }

  @Override
  public SealedBytes open(String path) throws IOException {
    return SealedBytes.of(LocaleNames.resolve(root, path));
  }

  @Override
  public String name(String path) {
    return root + "/" + path;
  }
}
