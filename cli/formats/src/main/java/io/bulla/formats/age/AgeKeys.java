package io.bulla.formats.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who can open a file, of what a request names. Stateless. */
final class AgeKeys {
  private AgeKeys() {}

  static List<RecipientStanzaReader> readers(FormatRequest request) throws IOException {
    List<RecipientStanzaReader> readers = new ArrayList<>();
    if (request.key().isPresent()) {
      byte[] file = request.key().get().read();
      try {
        readers.addAll(IdentityFile.readers(file));
      } finally {
        Arrays.fill(file, (byte) 0);
      }
    }
    if (request.passphrase().isPresent()) {
      readers.add(new ScryptReader(request.passphrase().get()));
    }
    if (readers.isEmpty()) {
      throw missing("--identity FILE, or --passphrase-source file:FILE");
    }
    return readers;
  }

  static List<RecipientStanzaWriter> writers(FormatRequest request) throws IOException {
    boolean byPassphrase = request.passphrase().isPresent();
    if (byPassphrase && !request.recipients().isEmpty()) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "an age file is for recipients or under a passphrase, not both",
          "leave out --recipient or --passphrase-source");
    }
    if (byPassphrase) {
      return List.of(new ScryptWriter(request.passphrase().get(), WorkFactor.of(request)));
    }
    List<RecipientStanzaWriter> writers = new ArrayList<>();
    for (String recipient : request.recipients()) {
      writers.add(writer(recipient));
    }
    if (writers.isEmpty()) {
      throw missing("--recipient age1..., or --passphrase-source file:FILE");
    }
    return writers;
  }

  private static RecipientStanzaWriter writer(String recipient) throws ForeignFormatException {
    try {
      return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new ForeignFormatException(
          Kind.KEY,
          recipient + " is no X25519 recipient",
          "name one that age-keygen printed: --recipient age1...",
          e);
    }
  }

  private static ForeignFormatException missing(String hint) {
    return new ForeignFormatException(Kind.REQUEST, "age needs a key", "name one: " + hint);
  }
}
