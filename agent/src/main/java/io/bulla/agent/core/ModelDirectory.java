package io.bulla.agent.core;

import io.bulla.agent.hooks.UnfitModelException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;

/**
 * The directory of a plaintext model's file, and nothing outside it. It is open, and each file is
 * opened from it and by no link, so that nobody can lead elsewhere between a look and the opening.
 * Not thread-safe.
 *
 * @param place where it is, without links
 */
record ModelDirectory(Path place, SecureDirectoryStream<Path> directory) implements Closeable {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  /** Opens a directory. */
  @SuppressWarnings("StreamResourceLeak") // it is what is returned
  static ModelDirectory open(Path place) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(place);
    if (stream instanceof SecureDirectoryStream<Path> directory) {
      return new ModelDirectory(place, directory);
    }
    stream.close();
    throw new UnfitModelException(
        "its data are sealed, and this host cannot hold a directory open: seal the directory");
  }

  /**
   * Where a file is that the model keeps data in, without links.
   *
   * @param location a relative path by {@code /}
   * @throws UnfitModelException if it is not below this directory, or of a sealed directory
   */
  Path find(String location) throws IOException {
    Path file = place.resolve(BesideModel.below(location));
    Path real = real(file, location);
    if (!real.startsWith(place)) {
      throw BesideModel.unfit(location, "leads out of the model's directory");
    }
    if (SealedPlace.isInDirectory(file) || SealedPlace.isInDirectory(real)) {
      throw BesideModel.unfit(location, "is in the directory of another sealed model");
    }
    return real;
  }

  private static Path real(Path file, String location) throws IOException {
    try {
      return file.toRealPath();
    } catch (NoSuchFileException e) {
      throw BesideModel.unfit(location, "is not there");
    }
  }

  /** Opens a file that {@link #find} has given, or one that lies in this directory itself. */
  FileChannel read(Path real) throws IOException {
    return read(directory, place.relativize(real), real);
  }

  private static FileChannel read(SecureDirectoryStream<Path> from, Path way, Path real)
      throws IOException {
    Path first = way.getName(0);
    if (way.getNameCount() == 1) {
      return readFile(from, first, real);
    }
    try (SecureDirectoryStream<Path> next =
        from.newDirectoryStream(first, LinkOption.NOFOLLOW_LINKS)) {
      return read(next, way.subpath(1, way.getNameCount()), real);
    }
  }

  /** Anything but a regular file could keep its reader waiting. */
  private static FileChannel readFile(SecureDirectoryStream<Path> from, Path name, Path real)
      throws IOException {
    BasicFileAttributeView view =
        from.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view.readAttributes().isRegularFile()
        && from.newByteChannel(name, READ) instanceof FileChannel channel) {
      return channel;
    }
    throw new UnfitModelException(real + " is no file: keep its data in files");
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
