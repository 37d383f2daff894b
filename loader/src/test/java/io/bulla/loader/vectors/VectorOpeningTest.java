package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelAuthenticationException;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelIdentityException;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.Plaintext;
import io.bulla.loader.PublisherPolicy;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModelException;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.keys.KekShelf;
import io.bulla.loader.keys.ShelfProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loader opens what the vectors say opens, to the last byte, and refuses the rest as they say.
 */
class VectorOpeningTest {
  private static final int ED25519_KEY_BYTES = 44;

  @TempDir Path directory;

  static Collection<FormatVector> vectors() throws IOException {
    return VectorFiles.read().values();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vector_opensOrIsRefusedAsItSays(FormatVector vector) throws Exception {
    check(vector, VectorOpeningTest::loaded);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vector_readAsAStream_opensOrIsRefusedAsItSays(FormatVector vector) throws Exception {
    check(vector, VectorOpeningTest::streamed);
  }

  /** A view of a member. */
  private interface View {
    byte[] bytes(SealedModel model, String path) throws IOException;
  }

  private void check(FormatVector vector, View view) throws Exception {
    KekShelf shelf = shelf(vector);
    Path model = write(vector);
    List<String> plaintexts = new ArrayList<>();

    String outcome = outcome(vector, shelf, model, view, plaintexts);

    assertThat(outcome).isEqualTo(vector.header("expect"));
    if (outcome.equals("success")) {
      assertThat(plaintexts).containsExactlyInAnyOrderElementsOf(vector.headers().get("plaintext"));
    }
    assertThat(shelf.wasAsked() ? "asked" : "untouched").as("KEK").isEqualTo(vector.header("kek"));
  }

  private static String outcome(
      FormatVector vector, KekShelf shelf, Path path, View view, List<String> plaintexts)
      throws Exception {
    try (SealedModel model = SealedModel.open(path, options(vector, shelf))) {
      assertThat(model.info().degraded()).isEqualTo(vector.header("degraded").equals("yes"));
      if (vector.headers().containsKey("open")) {
        view.bytes(model, vector.header("open"));
      }
      for (var member : model.members()) {
        plaintexts.add(describe(view.bytes(model, member.path()), member.path()));
      }
      return "success";
    } catch (SealedModelException e) {
      return Files.isDirectory(path) || SealedModel.isSealed(path) ? kind(e) : "not-sealed";
    }
  }

  private static String kind(SealedModelException e) {
    if (e instanceof ModelFormatException) {
      boolean future = e.getCause() instanceof FormatViolation violation && violation.isFuture();
      return future ? "future-version" : "format";
    }
    if (e instanceof ModelIdentityException) {
      return "identity";
    }
    if (e instanceof ModelKeyException) {
      return "key";
    }
    return e instanceof ModelAuthenticationException ? "authentication" : "token";
  }

  private static byte[] streamed(SealedModel model, String path) throws IOException {
    try (InputStream stream = model.stream(path)) {
      return stream.readAllBytes();
    }
  }

  private static byte[] loaded(SealedModel model, String path) throws IOException {
    try (Plaintext plaintext = model.load(path)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (ByteBuffer buffer : plaintext.buffers()) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        all.writeBytes(bytes);
      }
      return all.toByteArray();
    }
  }

  private static String describe(byte[] plaintext, String path) {
    String hash = HexFormat.of().formatHex(SpecCrypto.sha256(plaintext));
    return plaintext.length + " " + hash + " " + (path.isEmpty() ? "model.bin" : path);
  }

  private static KekShelf shelf(FormatVector vector) {
    byte[] dek = HexFormat.of().parseHex(vector.header("dek"));
    byte[] contextHash = HexFormat.of().parseHex(vector.header("context-sha256"));
    return KekShelf.answering(
        (blob, context) ->
            Arrays.equals(SpecCrypto.sha256(context), contextHash) ? dek.clone() : null);
  }

  private static LoaderOptions options(FormatVector vector, KekShelf shelf) throws Exception {
    List<String> keks = List.of(vector.header("keks").split(","));
    return LoaderOptions.of(new ShelfProvider(shelf), keks).withPublisher(publisher(vector));
  }

  private static PublisherPolicy publisher(FormatVector vector) throws GeneralSecurityException {
    if (!vector.headers().containsKey("publisher-key")) {
      return PublisherPolicy.NONE;
    }
    String demand = vector.header("publisher");
    PublicKey key = publicKey(HexFormat.of().parseHex(vector.header("publisher-key")));
    return new PublisherPolicy(List.of(key), !demand.equals("listed"), demand.equals("content"));
  }

  private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    String algorithm = encoded.length == ED25519_KEY_BYTES ? "Ed25519" : "EC";
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** The file of a model that is one, else the directory. */
  private Path write(FormatVector vector) throws IOException {
    for (Map.Entry<String, byte[]> file : vector.files().entrySet()) {
      Path target = directory.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    Path single = directory.resolve("model.bin");
    return Files.exists(single) ? single : directory;
  }
}
