package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * Seals a model, a file or a whole directory, under one new DEK.
 *
 * <p>The sealed model appears under its name whole, synced, or not at all; a failure leaves the
 * plaintext as it was and nothing half-written. Memory does not grow with the model. Safe for
 * several threads.
 */
public final class ModelSealer {
  private final LoaderOptions options;

  /** Seals with the KEK provider, the cipher engine and the workers of these options. */
  public ModelSealer(LoaderOptions options) {
    this.options = options;
  }

  /**
   * Seals a file to a file, or a directory to a directory, and leaves the plaintext where it is.
   *
   * @param target a name that is free
   */
  public SealReport seal(Path source, Path target, SealRequest request) throws IOException {
    return seal(source, target, request, Disposal.KEEP);
  }

  /**
   * Seals, and then deals with the plaintext. It is deleted only after the sealed model is on
   * stable storage, has been read back, opened to its last byte and compared with it, and, where
   * this process may, a KEK has given back the DEK. This is no secure erasure: file systems and
   * disks keep old blocks.
   *
   * @param target a name that is free; with {@link Disposal#REPLACE} the source itself
   */
  public SealReport seal(Path source, Path target, SealRequest request, Disposal disposal)
      throws IOException {
    PlaintextFiles files = PlaintextFiles.of(source);
    PlaintextDisposal plaintext = PlaintextDisposal.of(files, target, disposal);
    return new Sealing(options).run(files, target, request, plaintext);
  }

  /**
   * Seals plaintexts as they are made, none of which is ever in a file. Signed or not; told to the
   * audit as {@link #seal} is. One thread encrypts.
   *
   * @param target a name that is free
   * @throws IOException what the plaintext threw, as it is: then nothing is sealed
   */
  public SealReport seal(StreamedPlaintext plaintext, Path target, SealRequest request)
      throws IOException {
    return new StreamedSealing(options).run(plaintext, target, request);
  }

  /**
   * Seals what will be written to the returned stream into a sink that need not seek, such as an
   * upload. The sink is the caller's: to close, and to discard where the stream was not finished.
   *
   * @throws ModelIdentityException if a signature is asked for: it stands before the content, which
   *     is not known yet; {@link #sealDirectory} can sign
   */
  public SealingStream sealStream(WritableByteChannel sink, SealRequest request)
      throws IOException {
    if (request.signer() != null) {
      throw Refusals.identity(
          request.modelId(),
          "cannot be signed as one file that is streamed: the signature stands before the content",
          "stream it as a directory model, whose manifest comes last, or seal it from a file");
    }
    CipherEngine engine = options.chooseCipherEngine();
    return SealingStream.ofFile(begin(request), sink, engine);
  }

  /**
   * Seals what will be written to the returned channel straight into an object of a store, such as
   * {@code s3://bucket/checkpoints/17.ckpt}.
   *
   * @param overwrite whether an object may be there, which is then replaced
   * @throws ModelIdentityException if a signature is asked for, as {@link #sealStream}
   * @throws io.bulla.loader.store.StoreException if the store does not take it
   */
  public StoredSealing sealStream(URI target, SealRequest request, boolean overwrite)
      throws IOException {
    return new StoreSealer(this, options.stores().of(target)).stream(target, request, overwrite);
  }

  /**
   * Seals a file into an object of a store, or a directory into objects below a URI, and leaves the
   * plaintext where it is. A file cannot be signed so, a directory can. What was uploaded before a
   * failure is taken back, but for members that were finished, which open nowhere.
   *
   * @param overwrite whether an object may be there, which is then replaced; refused for a
   *     directory, whose members could only be replaced one by one
   */
  public SealReport seal(Path source, URI target, SealRequest request, boolean overwrite)
      throws IOException {
    return new StoreSealer(this, options.stores().of(target))
        .seal(source, target, request, overwrite);
  }

  /** Seals a directory model, signed or not, into sinks that need not seek. */
  public DirectorySealing sealDirectory(SealRequest request) throws IOException {
    CipherEngine engine = options.chooseCipherEngine();
    return new DirectorySealing(begin(request), engine);
  }

  /** Of a stream it is told that its keys were made; where its bytes go is nobody's to tell. */
  private FreshSeal begin(SealRequest request) throws IOException {
    return Audited.of(options, "model.seal", "stream")
        .with("model-id", request.modelId())
        .with("model-version", Long.toString(request.modelVersion()))
        .runClosing(
            notes -> {
              FreshSeal seal = FreshSeal.begin(options, request, request.modelId());
              notes.add("seal-id", seal.sealId().toString());
              return seal;
            });
  }
}
