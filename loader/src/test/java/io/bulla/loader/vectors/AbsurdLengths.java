package io.bulla.loader.vectors;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModelException;
import io.bulla.loader.keys.KekShelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * A program that opens files whose lengths are absurd, for a JVM with next to no memory. Prints how
 * many were refused; ends with an error if one opens.
 */
final class AbsurdLengths {
  private static final long TERABYTE = 1L << 40;
  private static final SpecRecipient MODELS = SpecRecipient.of("models", 1);
  private static final List<String> VALUES =
      List.of("ffff", "7fff", "8000", "ffffffff", "7fffffff", "80000000", "00ffffff");
  private static final List<String> LONG_VALUES =
      List.of("7fffffffffffffff", "8000000000000000", "000000ffffffffff", "fffffffffffffffe");

  private final Path directory;
  private int refused;

  private AbsurdLengths(Path directory) {
    this.directory = directory;
  }

  /** Takes an empty directory, and how many bytes to allocate at once, for comparison. */
  public static void main(String[] arguments) throws IOException {
    byte[] allocated = new byte[Integer.parseInt(arguments[1])];
    AbsurdLengths lengths = new AbsurdLengths(Path.of(arguments[0]));
    lengths.ofTheBlock();
    lengths.ofSlots();
    lengths.ofManifests();
    lengths.ofFiles();
    System.out.println(lengths.refused + allocated.length + " refused");
  }

  private void ofTheBlock() throws IOException {
    for (int offset : new int[] {84, 88, 156, 286, 2050}) {
      for (String value : VALUES) {
        refuse(offset < 2048 ? new SpecFile().core(offset, value) : publisher(offset, value));
      }
    }
    for (String value : LONG_VALUES) {
      refuse(new SpecFile().core(92, value));
    }
  }

  private static SpecFile publisher(int offset, String value) {
    SpecFile file = new SpecFile();
    file.publisher = SpecPublisher.ED25519;
    return file.publisher(offset, value);
  }

  private void ofSlots() throws IOException {
    for (int offset : new int[] {6, 16, 20, 31}) {
      for (String value : VALUES) {
        refuse(new SpecFile().slot(SpecSlot.of(1, 2, MODELS).beforeMac(offset, value)));
      }
    }
  }

  private void ofManifests() throws IOException {
    for (int offset : new int[] {8, 12}) {
      for (String value : VALUES) {
        refuseManifest(new Edit(offset, value));
      }
    }
    for (String value : List.of("8000000000000000", "fffffffffffffffe")) {
      refuseManifest(new Edit(25, value));
    }
  }

  private void ofFiles() throws IOException {
    SpecFile unknown = new SpecFile();
    unknown.lengthKnown = false;
    refuseStretched("stretched", unknown, TERABYTE);
    SpecFile manifest = new SpecFile();
    manifest.kind = 2;
    manifest.lengthKnown = false;
    refuseStretched("bulla.manifest", manifest, TERABYTE);
    refuseStretched("known", new SpecFile(), TERABYTE);
    SpecFile nothing = new SpecFile();
    nothing.slotCapacity = 256 * 1024;
    nothing.segmentSize = 4 * 1024 * 1024;
    nothing.lengthKnown = false;
    nothing.fileEdit = file -> java.util.Arrays.copyOf(file, 4096);
    refuseStretched("torn", nothing, TERABYTE);
  }

  private void refuse(SpecFile file) throws IOException {
    SpecReader reader = SpecReader.of(file, "models");
    refuse(() -> reader.open(file.encode()));
  }

  /** A sparse file that begins as this one and has no end. */
  private void refuseStretched(String name, SpecFile file, long lengthBytes) throws IOException {
    Path path = Files.write(directory.resolve(name), file.encode());
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), lengthBytes - 1);
    }
    LoaderOptions options = SpecReader.of(file, "models").options();
    refuse(
        () -> {
          try (SealedModel model = SealedModel.open(path, options)) {
            model.load("").close();
          }
        });
    Files.delete(path);
  }

  private void refuseManifest(Edit edit) throws IOException {
    SpecDirectory model = SpecDirectory.usual();
    model.plaintextEdit = edit;
    Path root = Files.createTempDirectory(directory, "model");
    for (Map.Entry<String, byte[]> file : model.files().entrySet()) {
      Files.createDirectories(root.resolve(file.getKey()).getParent());
      Files.write(root.resolve(file.getKey()), file.getValue());
    }
    KekShelf shelf = KekShelf.answering((blob, context) -> model.manifest.keys.dek());
    refuse(() -> SealedModel.open(root, SpecReader.options(shelf, "models")).close());
  }

  /** An opening that must fail. */
  private interface Opening {
    void open() throws IOException;
  }

  private void refuse(Opening opening) throws IOException {
    try {
      opening.open();
    } catch (SealedModelException e) {
      refused++;
      return;
    }
    throw new AssertionError("opened, after " + refused + " that were refused");
  }
}
