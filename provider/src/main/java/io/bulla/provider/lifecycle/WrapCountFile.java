package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.signing.RecordText;
import io.bulla.provider.spi.FileFailure;
import io.bulla.provider.spi.FileReplacement;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the processes of this host wrapped by one key, at most. Counted before it is done, in
 * one step and on the disk, under a lock against other processes.
 *
 * @param file of mode 0600; without one nothing was wrapped yet
 * @param key what it counts for
 * @param budget never counted beyond
 */
record WrapCountFile(Path file, String key, long budget) {
  private static final String FIRST_WORD = "bulla-wraps/1";
  private static final String KEY = "key";
  private static final String USED = "used";

  /** Counts so many wraps, or what is left of them; returns how many. */
  long reserve(long atMost) throws KekException {
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (FileReplacement lock = FileReplacement.acquire(file)) {
        long used = read();
        long block = Math.max(Math.min(atMost, budget - used), 0);
        if (block > 0) {
          lock.replace(line(used + block).getBytes(UTF_8), "rw-------");
        }
        return block;
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  WrapCount count() throws KekException {
    try {
      return new WrapCount(read(), budget);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  KekException exhausted() {
    return new KekException(
        Kind.REFUSED,
        "the key "
            + key
            + " has wrapped "
            + budget
            + " times, which is all that wrap.budget allows; make a new version with: bulla key"
            + " rotate");
  }

  private long read() throws IOException, KekException {
    try {
      Map<String, String> values =
          RecordText.parse(FIRST_WORD, List.of(KEY, USED), Files.readString(file, UTF_8).strip());
      long used = Long.parseLong(values.getOrDefault(USED, ""));
      if (used >= 0 && values.getOrDefault(KEY, "").equals(key)) {
        return used;
      }
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw corrupt(e);
    }
    throw corrupt(null);
  }

  private KekException corrupt(@Nullable Exception cause) {
    return new KekException(
        Kind.REFUSED,
        file
            + ":1: is malformed, so nobody can tell how often the key "
            + key
            + " wrapped; make a new version with: bulla key rotate",
        cause);
  }

  private KekException unavailable(IOException e) {
    return new KekException(
        Kind.UNAVAILABLE,
        "the wraps of the key "
            + key
            + " cannot be counted in "
            + file
            + " ("
            + FileFailure.words(e)
            + "); make it writable, or set wrap.counts to a directory that is",
        e);
  }

  private String line(long used) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(KEY, key);
    values.put(USED, Long.toString(used));
    return RecordText.encode(FIRST_WORD, values) + "\n";
  }
}
