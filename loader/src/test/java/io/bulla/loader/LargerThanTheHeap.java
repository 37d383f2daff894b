package io.bulla.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Provider;
import java.util.List;
import org.conscrypt.Conscrypt;

/** Seals a sparse file and opens it by each view, and prints how often its one mark was there. */
final class LargerThanTheHeap {
  static final int LENGTH_BYTES = 200_000_000;
  private static final int MARKED = 123_456_789;
  private static final byte MARK = 7;

  private LargerThanTheHeap() {}

  /** Takes an empty directory, and the name of a cipher engine. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    LoaderOptions options =
        new SealedSamples(directory)
            .options()
            .withCipherProviders(providers(arguments[1]))
            .withCipherEngine(arguments[1]);
    Path sealed = directory.resolve("sealed");
    SealRequest request = SealRequest.of("sample", List.of("models"));
    new ModelSealer(options).seal(sparse(directory.resolve("plain")), sealed, request);
    try (SealedModel model = SealedModel.open(sealed, options)) {
      System.out.println(marks(model) + " marks by " + model.cipherEngine());
    }
  }

  private static List<Provider> providers(String engine) {
    return engine.equals("Conscrypt") ? List.of(Conscrypt.newProvider()) : List.of();
  }

  private static Path sparse(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {MARK}), MARKED);
      channel.write(ByteBuffer.allocate(1), LENGTH_BYTES - 1);
    }
    return file;
  }

  private static int marks(SealedModel model) throws IOException {
    int marks = 0;
    try (Plaintext plaintext = model.load("")) {
      marks += plaintext.buffer().get(MARKED) == MARK ? 1 : 0;
    }
    try (SeekableByteChannel channel = model.channel("")) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.position(MARKED).read(one);
      marks += one.get(0) == MARK ? 1 : 0;
    }
    try (InputStream stream = model.stream("")) {
      stream.skipNBytes(MARKED);
      marks += stream.read() == MARK ? 1 : 0;
      stream.skipNBytes(LENGTH_BYTES - MARKED - 1L);
      marks += stream.read() == -1 ? 1 : 0;
    }
    return marks;
  }
}
