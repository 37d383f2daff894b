package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** By what a changed file is noticed; every change that Bulla makes is a new file. */
record FileStamp(FileTime modified, long bytes, @Nullable Object fileKey) {

  static FileStamp of(Path path) throws KekException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (NoSuchFileException e) {
      throw missing(path, e);
    } catch (IOException e) {
      throw new KekException(Kind.UNAVAILABLE, "keystore " + path + " cannot be read: " + e, e);
    }
  }

  static KekException missing(Path path, IOException cause) {
    return new KekException(
        Kind.UNAVAILABLE,
        "keystore "
            + path
            + " is not there; mount its directory, or restore it from a backup, since no other opens"
            + " what was sealed under it; where there never was one: bulla key create",
        cause);
  }
}
