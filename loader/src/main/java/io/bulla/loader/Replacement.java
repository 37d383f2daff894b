package io.bulla.loader;

import io.bulla.loader.files.NameExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a finished file or directory the name of another, which is deleted then. */
final class Replacement {
  /** A last look at what is about to be deleted. */
  interface LastLook {
    /** Fails where it must be kept: then it gets its name back. */
    void at(Path old) throws IOException;
  }

  private Replacement() {}

  /**
   * A file is replaced in one step, a directory too where the host can exchange two names; else
   * there is a moment in which the old one is under a hidden name.
   *
   * @param lastLook at a directory that was replaced, which nobody finds by its name any more
   */
  static void replace(Path temporary, Path target, LastLook lastLook) throws IOException {
    if (!Files.isDirectory(target)) {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.syncDirectory(target);
      return;
    }
    boolean exchanged = exchange(temporary, target, lastLook);
    Path old = exchanged ? temporary : moveAside(temporary, target, lastLook);
    PrivateFiles.deleteTree(old);
    PrivateFiles.syncDirectory(target);
  }

  private static boolean exchange(Path temporary, Path target, LastLook lastLook)
      throws IOException {
    if (!NameExchange.exchange(temporary, target)) {
      return false;
    }
    try {
      PrivateFiles.syncDirectory(target);
      lastLook.at(temporary);
      return true;
    } catch (IOException | RuntimeException e) {
      takeBack(temporary, target);
      throw e;
    }
  }

  /** What is not durable is not done: and whoever removes the temporary must not find the old. */
  private static void takeBack(Path temporary, Path target) throws IOException {
    if (!NameExchange.exchange(temporary, target)) {
      Files.move(temporary, PrivateFiles.temporaryBeside(target), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Path moveAside(Path temporary, Path target, LastLook lastLook) throws IOException {
    Path aside = PrivateFiles.temporaryBeside(target);
    Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
    try {
      lastLook.at(aside);
      PrivateFiles.publish(temporary, target);
    } catch (IOException | RuntimeException e) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) { // there, but perhaps not durable
        Files.move(target, temporary, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    return aside;
  }
}
