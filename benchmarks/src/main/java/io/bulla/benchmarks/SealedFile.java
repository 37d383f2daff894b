package io.bulla.benchmarks;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.SealRequest;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealingStream;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * A file sealed under a KEK in a fresh BCFKS keystore.
 *
 * @param file the sealed file
 * @param options open it
 * @param approved open it in approved-only mode
 */
record SealedFile(Path file, LoaderOptions options, LoaderOptions approved) {

  static final String APPROVED_ONLY = "approved-only";

  private static final String KEK_ID = "benchmark";

  static SealedFile seal(Path plaintext, Path directory, int segmentSizeBytes)
      throws IOException, GeneralSecurityException, ConfigurationException, KekException {
    LoaderOptions options =
        LoaderOptions.of(BenchmarkKeys.create(directory, KEK_ID), List.of(KEK_ID))
            .withCipherProviders(CipherProviders.all());
    BullaProvider keks = BenchmarkKeys.approvedOnly(directory);
    LoaderOptions approved =
        LoaderOptions.of(keks, List.of(KEK_ID)).withValidatedModule(keks.validatedModule());
    SealedFile sealed = new SealedFile(directory.resolve("sealed.bin"), options, approved);
    sealAgain(plaintext, sealed.file(), segmentSizeBytes, options);
    return sealed;
  }

  /** Seals to another file, which is new. */
  void sealAgain(Path plaintext, Path target, BullaEngine engine, int segmentSizeBytes)
      throws IOException {
    sealAgain(plaintext, target, segmentSizeBytes, options(engine.cipherEngine, engine.threads));
  }

  private static void sealAgain(
      Path plaintext, Path target, int segmentSizeBytes, LoaderOptions how) throws IOException {
    new ModelSealer(how).seal(plaintext, target, request(segmentSizeBytes));
  }

  /** The same through a stream, whose sink is synced at the end. */
  void sealIntoSink(Path plaintext, Path target, String cipherEngine, int segmentSizeBytes)
      throws IOException {
    ModelSealer sealer = new ModelSealer(options(cipherEngine, 1));
    try (FileChannel in = FileChannel.open(plaintext);
        FileChannel out = NewFile.open(target);
        SealingStream sealing = sealer.sealStream(out, request(segmentSizeBytes))) {
      NewFile.copy(in, sealing);
      sealing.finish();
      out.force(true);
    }
  }

  private static SealRequest request(int segmentSizeBytes) {
    return SealRequest.of("benchmark", List.of(KEK_ID)).withSegmentSizeBytes(segmentSizeBytes);
  }

  SealedModel open(String cipherEngine, int threads) throws IOException {
    return SealedModel.open(file, options(cipherEngine, threads));
  }

  /** From a mapping, not by {@code read}: a file that shrinks meanwhile ends the JVM. */
  SealedModel openMapped(String cipherEngine, int threads) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return SealedModel.open(mapped, file.toString(), options(cipherEngine, threads));
    }
  }

  private LoaderOptions options(String cipherEngine, int threads) {
    return cipherEngine.equals(APPROVED_ONLY)
        ? approved.withThreads(threads)
        : options.withCipherEngine(cipherEngine).withThreads(threads);
  }
}
