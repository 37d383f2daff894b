package io.bulla.loader.vectors;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModelException;
import io.bulla.loader.keys.KekShelf;
import io.bulla.loader.keys.ShelfProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens what a {@link SpecFile} makes by the loader, with KEKs that know its DEK. */
record SpecReader(KekShelf shelf, LoaderOptions options) {

  /** What came of it: the plaintext, and what the header said. */
  static final class Opened {
    private final byte[] plaintext;
    private final ModelInfo info;

    Opened(byte[] plaintext, ModelInfo info) {
      this.plaintext = plaintext;
      this.info = info;
    }

    byte[] plaintext() {
      return plaintext;
    }

    ModelInfo info() {
      return info;
    }

    List<String> kekIds() {
      return info.recipients().stream().map(RecipientInfo::kekId).toList();
    }
  }

  static SpecReader of(SpecFile file, String... kekIds) {
    KekShelf shelf =
        KekShelf.answering(
            (blob, context) -> Arrays.equals(context, file.context()) ? file.keys.dek() : null);
    return new SpecReader(shelf, options(shelf, kekIds));
  }

  static LoaderOptions options(KekShelf shelf, String... kekIds) {
    return LoaderOptions.of(new ShelfProvider(shelf), List.of(kekIds)).withThreads(1);
  }

  Opened open(byte[] sealed) throws IOException {
    try (SealedModel model = SealedModel.open(ByteBuffer.wrap(sealed), "model.bin", options)) {
      return new Opened(bytes(model, ""), model.info());
    }
  }

  /** Empty where it is refused. */
  Optional<Opened> tryOpen(byte[] sealed) throws IOException {
    try {
      return Optional.of(open(sealed));
    } catch (SealedModelException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(SealedModel model, String member) throws IOException {
    try (Plaintext plaintext = model.load(member)) {
      byte[] bytes = new byte[(int) plaintext.lengthBytes()];
      plaintext.buffer().get(bytes);
      return bytes;
    }
  }
}
