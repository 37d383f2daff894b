package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Failures;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.loader.StreamedPlaintext;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The plaintexts of encrypted files, decrypted as they are sealed and never in a file.
 *
 * @param files what is decrypted
 * @param format decrypts
 * @param request its keys
 * @param expected what must come out
 * @param bar is told of encrypted bytes
 */
record ImportedPlaintext(
    EncryptedFiles files,
    ForeignFormat format,
    FormatRequest request,
    ExpectedContent expected,
    ProgressBar bar)
    implements StreamedPlaintext {
  @Override
  public List<String> paths() {
    return files.paths();
  }

  @Override
  public Path permissionsOf(String path) {
    return files.file(path);
  }

  @Override
  public void writeTo(String path, WritableByteChannel sink) throws IOException {
    Path file = files.file(path);
    HashingSink hashing = new HashingSink(sink);
    try (FileChannel channel = FileChannel.open(file)) {
      format.decrypt(new CountedSource(channel, bar), hashing, request);
    } catch (ForeignFormatException e) {
      throw e.kind() == Kind.AUTHENTICATION && !format.authenticates(request)
          ? unexpected(file)
          : named(file, e);
    }
    if (!expected.isMet(path, hashing.sha256())) {
      throw unexpected(file);
    }
  }

  /** The same, whatever the padding was: nobody learns of an error how a file decrypts. */
  private Failure unexpected(Path file) {
    return new Failure(
        ExitCode.AUTHENTICATION,
        file
            + ": its plaintext is not the expected one: the key or an option is another, or the"
            + " file was changed or cut off",
        "check the key, the options of " + format.name() + ", and the SHA-256 of the plaintext");
  }

  private static Failure named(Path file, ForeignFormatException e) {
    Failure failure = Failures.of(e);
    return e.kind() == Kind.REQUEST
        ? failure
        : new Failure(failure.code(), file + ": " + failure.what(), failure.hint(), e);
  }
}
