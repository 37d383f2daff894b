package io.bulla.cli.fleet;

import io.bulla.cli.Failures;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regular files below a directory, behind links too. Goes on where it cannot look. */
final class FileTree extends SimpleFileVisitor<Path> {
  private final List<Path> files = new ArrayList<>();
  private final List<Unread> unread;

  private FileTree(List<Unread> unread) {
    this.unread = unread;
  }

  /** By name; a path that is not there, or cannot be looked into, is added to the others. */
  static List<Path> below(Path root, List<Unread> unread) throws IOException {
    FileTree tree = new FileTree(unread);
    Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
    tree.files.sort(null);
    return tree.files;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      files.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    unread.add(new Unread(new LocalPlace(file), Failures.of(failure)));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
    return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
  }
}
