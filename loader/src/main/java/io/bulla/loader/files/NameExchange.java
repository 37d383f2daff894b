package io.bulla.loader.files;

import com.sun.jna.Native;
import io.bulla.loader.memory.ProcessLibrary;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * Exchanges what two names in one file system stand for, in one step: {@code renameat2} of Linux.
 *
 * <p>Not guaranteed: that the host and the file system can.
 */
public final class NameExchange {
  private static final int AT_WORKING_DIRECTORY = -100;
  private static final int RENAME_EXCHANGE = 2;

  private NameExchange() {}

  /** Whether the names are exchanged now; if not, nothing was done. */
  public static boolean exchange(Path one, Path other) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return false;
    }
    try {
      return Libc.exchange(bytes(one), bytes(other));
    } catch (LinkageError e) {
      return false; // no JNA here, or a C library before renameat2: the caller has another way
    }
  }

  private static byte[] bytes(Path path) {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8"); // as the JDK names files
    return (path.toAbsolutePath() + "\0").getBytes(Charset.forName(encoding));
  }

  /** Its initialisation fails where JNA or the call is missing. */
  private static final class Libc {
    static {
      Native.register(Libc.class, ProcessLibrary.get());
    }

    static boolean exchange(byte[] one, byte[] other) {
      return renameat2(AT_WORKING_DIRECTORY, one, AT_WORKING_DIRECTORY, other, RENAME_EXCHANGE)
          == 0;
    }

    private static native int renameat2(
        int directory, byte[] path, int otherDirectory, byte[] otherPath, int flags);
  }
}
