package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A file of a memory file system whose name is removed while it is empty: no native call is needed,
 * and no plaintext ever stands under a name.
 *
 * @param directory of the memory file system
 * @param channel keeps it alive
 * @param path of the channel's descriptor
 */
record UnlinkedFile(Path directory, FileChannel channel, Path path) implements NamelessFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> READ_ONLY =
      PosixFilePermissions.fromString("r--------");

  /**
   * An empty one, where the directory has room for so many bytes.
   *
   * @throws IOException if it has not, or there is no such directory
   */
  static UnlinkedFile create(Path directory, long lengthBytes) throws IOException {
    requireRoom(directory, lengthBytes);
    Path name = directory.resolve("bulla-" + UUID.randomUUID());
    FileChannel channel =
        FileChannel.open(
            name,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER));
    boolean done = false;
    try {
      UnlinkedFile file = new UnlinkedFile(directory, channel, OwnDescriptors.pathTo(name));
      done = true;
      return file;
    } finally {
      Files.delete(name);
      if (!done) {
        channel.close();
      }
    }
  }

  private static void requireRoom(Path directory, long lengthBytes) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is not there");
    }
    long freeBytes = Files.getFileStore(directory).getUsableSpace();
    if (freeBytes < lengthBytes) {
      throw new IOException(
          directory + " has " + freeBytes + " bytes free, " + lengthBytes + " are needed");
    }
  }

  @Override
  public Shortfall whenFull() {
    return new Shortfall(
        "room for an anonymous file",
        directory.toString(),
        "enlarge it: docker run --shm-size, or a volume of medium Memory");
  }

  @Override
  public Optional<Shortfall> protect() throws IOException {
    Files.setPosixFilePermissions(path, READ_ONLY);
    return Optional.of(
        new Shortfall(
            "sealing of an anonymous file",
            "it is an unlinked file in " + directory,
            "allow memfd_create in the seccomp profile"));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
