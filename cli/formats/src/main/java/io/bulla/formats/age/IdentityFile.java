package io.bulla.formats.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of {@code age-keygen}: identities a line each, and comments. Stateless. */
final class IdentityFile {
  private IdentityFile() {}

  /** Identities, none of which becomes a string. */
  static List<RecipientStanzaReader> readers(byte[] file) throws ForeignFormatException {
    List<RecipientStanzaReader> readers = new ArrayList<>();
    char[] text = new char[file.length];
    try {
      for (int i = 0; i < file.length; i++) {
        text[i] = (char) (file[i] & 0xff);
      }
      for (int start = 0, line = 1; start < text.length; line++) {
        int end = lineEnd(text, start);
        CharBuffer words = trimmed(text, start, end);
        if (words.hasRemaining() && words.charAt(0) != '#') {
          readers.add(reader(words, line));
        }
        start = end + 1;
      }
    } finally {
      Arrays.fill(text, '\0');
    }
    if (readers.isEmpty()) {
      throw refused("the identity file has no identity", "age-keygen makes one");
    }
    return readers;
  }

  private static int lineEnd(char[] text, int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private static CharBuffer trimmed(char[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text[start] <= ' ') {
      start++;
    }
    while (end > start && text[end - 1] <= ' ') {
      end--;
    }
    return CharBuffer.wrap(text, start, end - start);
  }

  private static RecipientStanzaReader reader(CharBuffer identity, int line)
      throws ForeignFormatException {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Without a cause: its message might quote the line.
      throw refused(
          "line " + line + " of the identity file is no X25519 identity",
          "identities of plugins and of SSH, and encrypted identity files, are not read: decrypt"
              + " with age itself and seal what comes out");
    }
  }

  private static ForeignFormatException refused(String what, String hint) {
    return new ForeignFormatException(Kind.KEY, what, hint);
  }
}
