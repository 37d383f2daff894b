package io.bulla.provider.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One chain, in a file of its own that nobody else writes. A line that could not be written whole
 * is taken back; where that fails too, or a sync does, the chain is broken and takes no more.
 *
 * <p>Safe for use by several threads. It does not use a {@link FileChannel}, which the interruption
 * of any thread in it closes for all.
 */
final class ChainWriter implements AutoCloseable {
  /** The rest of a line, once its place is known. */
  @FunctionalInterface
  interface Rest {
    String after(ChainLine place);
  }

  private final Path path;
  private final String chain;
  private final Primitives primitives;
  private final RandomAccessFile file;
  private final GroupCommit commit;
  private long sequence;
  private long lengthBytes;
  private String previous;
  private boolean closed;
  private volatile boolean broken;

  private ChainWriter(Path path, String chain, Primitives primitives, RandomAccessFile file) {
    this.path = path;
    this.chain = chain;
    this.primitives = primitives;
    this.file = file;
    this.commit = new GroupCommit(() -> file.getFD().sync());
    this.previous = primitives.sha256(ChainLine.originOf(chain));
  }

  /** Begins one, in a directory that is there. */
  static ChainWriter begin(Path directory, String chain, Primitives primitives) throws IOException {
    Path path = directory.resolve(chain + ChainLine.FILE_ENDING);
    Files.createFile(path, ownerOnly());
    sync(directory);
    return new ChainWriter(path, chain, primitives, new RandomAccessFile(path.toFile(), "rw"));
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** So that the file is still there after a crash of the host. */
  private static void sync(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Path path() {
    return path;
  }

  /** Whether a write or a sync failed for good. */
  boolean isBroken() {
    return broken;
  }

  synchronized boolean isOpen() {
    return !closed && !broken;
  }

  /** Adds a line, which the operating system has when this returns, and returns its place. */
  synchronized ChainLine append(LineType type, Rest rest) throws IOException {
    if (closed || broken) {
      throw new IOException("the chain takes no more records");
    }
    ChainLine place = new ChainLine(chain, sequence + 1, previous);
    byte[] line = (place.begin(type) + rest.after(place)).getBytes(UTF_8);
    write(line);
    previous = primitives.sha256(line);
    sequence = place.sequence();
    commit.wrote(sequence);
    return place;
  }

  private void write(byte[] line) throws IOException {
    byte[] whole = java.util.Arrays.copyOf(line, line.length + 1);
    whole[line.length] = '\n';
    try {
      file.write(whole);
      lengthBytes += whole.length;
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
  }

  private void takeBack(IOException cause) {
    try {
      file.setLength(lengthBytes);
      file.seek(lengthBytes);
    } catch (IOException e) {
      broken = true;
      cause.addSuppressed(e);
    }
  }

  /** Returns once the line is on the disk. */
  void sync(long sequence) throws IOException {
    try {
      commit.await(sequence);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  /** Takes no more from now on. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    file.close();
  }
}
