package io.bulla.loader;

import java.io.IOException;

/** Where the members of a directory model are, by their paths below it. */
interface MemberFiles {
  /** Whether there is something under the name. */
  boolean isThere(String path) throws IOException;

  /** Its bytes, whatever they are. */
  SealedBytes open(String path) throws IOException;

  /** For people. */
  String name(String path);
}
