package io.bulla.loader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Files whose header a thread of this JVM is changing. The file system's locks are the process's:
 * they keep none of its own threads out, and on POSIX systems they are gone when the process closes
 * any descriptor of the file. So readers leave theirs here meanwhile. Safe for several threads.
 */
final class FilesBeingChanged {
  /** Those of this JVM, as far as it loads this class once. */
  static final FilesBeingChanged HERE = new FilesBeingChanged();

  private final Map<Object, List<Closeable>> readersByFile = new HashMap<>();

  private FilesBeingChanged() {}

  /** What a file is, whatever its path: two links to one file are one. */
  static Object identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file.toRealPath() : key;
  }

  /** Waits for a file until a deadline; false if it passed. */
  synchronized boolean take(Object identity, long deadlineNanos) throws InterruptedException {
    while (readersByFile.putIfAbsent(identity, new ArrayList<>()) != null) {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }

  /** Ends a change, and closes what readers left meanwhile. */
  synchronized void release(Object identity) throws IOException {
    List<Closeable> readers = readersByFile.remove(identity);
    notifyAll();
    closeAll(readers == null ? List.of() : readers);
  }

  /** Closes each, also after one that fails. */
  private static void closeAll(List<Closeable> readers) throws IOException {
    IOException failure = null;
    for (Closeable reader : readers) {
      try {
        reader.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes a reader of a file: now, or when no thread is changing the file any more. */
  synchronized void close(Path file, Closeable reader) throws IOException {
    List<Closeable> waiting = waitingReaders(file);
    if (waiting == null) {
      reader.close();
    } else {
      waiting.add(reader);
    }
  }

  private @Nullable List<Closeable> waitingReaders(Path file) {
    if (readersByFile.isEmpty()) {
      return null;
    }
    try {
      return readersByFile.get(identity(file));
    } catch (IOException e) {
      return null; // its path is gone, so nobody finds and changes it; closing must not fail for
      // that
    }
  }
}
