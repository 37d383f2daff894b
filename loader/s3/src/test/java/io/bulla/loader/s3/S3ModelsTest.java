package io.bulla.loader.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelAuthenticationException;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelIdentityException;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.ModelPins;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.Plaintext;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapReport.Outcome;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.SealRequest;
import io.bulla.loader.SealedModel;
import io.bulla.loader.StoredSealing;
import io.bulla.loader.keys.Shelves;
import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.ModelStores;
import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.store.StoreException;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class S3ModelsTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final int MIB = S3Scene.MIB;
  private static final Shelves KEKS = Shelves.with("models", "others");

  private static S3Scene scene;
  private static ModelStore store;

  @TempDir Path temp;

  @BeforeAll
  static void makeBucket() {
    scene = new S3Scene(MOTO);
    scene.keepVersions();
    store = scene.store();
  }

  private static LoaderOptions by(ModelStore place, String... kekIds) {
    return LoaderOptions.of(KEKS.provider(), List.of(kekIds))
        .withStores(ModelStores.of("s3", place));
  }

  private static LoaderOptions options() {
    return by(store, "models");
  }

  private static SealRequest request() {
    return SealRequest.of("sample", List.of("models"));
  }

  private static byte[] sealed(String key, int lengthBytes) throws IOException {
    byte[] plaintext = S3Scene.bytes(lengthBytes, lengthBytes);
    try (StoredSealing sealing =
        new ModelSealer(options()).sealStream(scene.uri(key), request(), false)) {
      sealing.write(ByteBuffer.wrap(plaintext));
      assertThat(sealing.finish().recipients()).containsExactly("models/1");
    }
    return plaintext;
  }

  private static byte[] load(URI uri, String member, LoaderOptions options) throws IOException {
    try (SealedModel model = SealedModel.open(uri, options);
        Plaintext plaintext = model.load(member)) {
      byte[] bytes = new byte[(int) plaintext.lengthBytes()];
      plaintext.buffer().get(bytes);
      return bytes;
    }
  }

  @Test
  void streamedModel_opensStraightFromTheStore() throws IOException {
    byte[] plaintext = sealed("streamed", 11 * MIB);
    URI uri = scene.uri("streamed");
    assertThat(Arrays.equals(load(uri, "", options()), plaintext)).isTrue();
    assertThat(ModelInspector.inspect(uri, options()).modelId()).isEqualTo("sample");
    assertThat(ModelInspector.verify(uri, options(), (step, done, total) -> {}).findings())
        .isEmpty();
    try (SealedModel model = SealedModel.open(uri, options());
        var channel = model.channel("")) {
      ByteBuffer piece = ByteBuffer.allocate(16);
      channel.position(7_000_000).read(piece);
      assertThat(piece.array()).isEqualTo(Arrays.copyOfRange(plaintext, 7_000_000, 7_000_016));
    }
  }

  @Test
  void streamThatIsNotFinished_leavesNothing() throws IOException {
    try (StoredSealing sealing =
        new ModelSealer(options()).sealStream(scene.uri("unfinished"), request(), false)) {
      sealing.write(ByteBuffer.allocate(9 * MIB));
    }
    assertThatThrownBy(() -> store.head(scene.uri("unfinished")))
        .isInstanceOf(StoreException.class);
    assertThat(scene.uploadsLeft()).isZero();
  }

  @Test
  void fileAndDirectory_areSealedIntoTheStoreWithoutAnyOtherFile() throws IOException {
    Path plain = Files.createDirectories(temp.resolve("plain").resolve("onnx")).getParent();
    byte[] weights = S3Scene.bytes(3 * MIB, 1);
    Files.write(plain.resolve("onnx").resolve("model one.onnx"), weights);
    Files.writeString(plain.resolve("config.json"), "{}");
    ModelSealer sealer = new ModelSealer(options());
    URI directory = scene.uri("models/dir/");
    assertThat(sealer.seal(plain, directory, request(), false).files()).isEqualTo(2);
    assertThat(Arrays.equals(load(directory, "onnx/model one.onnx", options()), weights)).isTrue();
    assertThat(load(scene.uri("models/dir"), "config.json", options())).hasSize(2);
    assertThat(load(scene.uri("models/dir/bulla.manifest"), "config.json", options())).hasSize(2);
    assertThat(ModelInspector.verify(directory, options(), (step, done, total) -> {}).findings())
        .isEmpty();
    assertThatThrownBy(() -> sealer.seal(plain, directory, request(), true))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another prefix");
    assertThat(load(directory, "config.json", options())).as("as before").hasSize(2);
    URI file = scene.uri("models/file.json");
    sealer.seal(plain.resolve("config.json"), file, request(), false);
    assertThat(load(file, "", options())).hasSize(2);
    try (Stream<Path> files = Files.walk(temp)) {
      assertThat(files.filter(Files::isRegularFile)).as("only the plaintext").hasSize(2);
    }
  }

  @Test
  void memberThatIsMissingPlaintextOrAnother_isRefused() throws IOException {
    Path plain = Files.createDirectories(temp.resolve("plain"));
    Files.writeString(plain.resolve("a"), "a");
    Files.writeString(plain.resolve("b"), "b");
    URI directory = scene.uri("swapped/");
    new ModelSealer(options()).seal(plain, directory, request(), false);
    assertThatThrownBy(() -> SealedModel.open(scene.uri("swapped/a"), options()))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("with a / at the end");
    byte[] a = scene.get("swapped/a");
    put("swapped/a", scene.get("swapped/b"));
    assertThatThrownBy(() -> load(directory, "a", options()))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining(scene.uri("swapped/a").toString());
    put("swapped/a", new byte[] {'a'});
    assertThatThrownBy(() -> load(directory, "a", options()))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("is not sealed");
    scene.administrator.deleteObject(each -> each.bucket(scene.bucket).key("swapped/a"));
    assertThatThrownBy(() -> SealedModel.open(directory, options()))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("is missing");
    put("swapped/a", a);
    assertThat(load(directory, "a", options())).hasSize(1);
  }

  private static void put(String key, byte[] content) {
    scene.administrator.putObject(
        each -> each.bucket(scene.bucket).key(key), RequestBody.fromBytes(content));
  }

  @Test
  void changedCutOrReplacedModel_isRefused() throws IOException {
    sealed("flipped", 3 * MIB);
    byte[] content = scene.get("flipped");
    content[2 * MIB] ^= 1;
    put("flipped", content);
    assertThatThrownBy(() -> load(scene.uri("flipped"), "", options()))
        .isInstanceOf(ModelAuthenticationException.class)
        .hasMessageContaining(scene.uri("flipped").toString());
    put("flipped", Arrays.copyOf(content, content.length - 100));
    assertThatThrownBy(() -> load(scene.uri("flipped"), "", options()))
        .isInstanceOf(ModelAuthenticationException.class);
    put("flipped", "no model".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> load(scene.uri("flipped"), "", options()))
        .isInstanceOf(ModelFormatException.class);
    sealed("replaced", 3 * MIB);
    try (SealedModel model = SealedModel.open(scene.uri("replaced"), options())) {
      put("replaced", content);
      assertThatThrownBy(() -> model.load("").close()).isInstanceOf(ObjectChangedException.class);
    }
  }

  @Test
  void rewrappedModel_opensForItsNewRecipient_andMovedAFewMebibytes() throws IOException {
    byte[] plaintext = sealed("large", 30 * MIB);
    URI uri = scene.uri("large");
    try (WatchingProxy proxy = WatchingProxy.before(MOTO.address());
        ModelStore counted = scene.storeAt(proxy.address())) {
      RewrapReport report =
          new ModelRewrapper(by(counted, "models"))
              .rewrap(uri, RewrapRequest.REPAIR.adding(List.of("others")));
      assertThat(report.outcome()).isEqualTo(Outcome.REWRAPPED);
      assertThat(proxy.bytes()).isLessThan(11L * MIB);
    }
    assertThat(Arrays.equals(load(uri, "", by(store, "others")), plaintext)).isTrue();
    assertThat(scene.uploadsLeft()).isZero();
  }

  @Test
  void rewrappedTwice_changesNothingTheSecondTime() throws IOException {
    sealed("twice", 100);
    URI uri = scene.uri("twice");
    RewrapRequest adding = RewrapRequest.REPAIR.adding(List.of("others"));
    ModelRewrapper rewrapper = new ModelRewrapper(options());
    String before = store.head(uri).etag();
    assertThat(rewrapper.rewrap(uri, adding.withoutWriting()).outcome())
        .isEqualTo(Outcome.REWRAPPED);
    assertThat(store.head(uri).etag()).as("a rehearsal").isEqualTo(before);
    assertThat(rewrapper.rewrap(uri, adding).outcome()).isEqualTo(Outcome.REWRAPPED);
    String after = store.head(uri).etag();
    assertThat(rewrapper.rewrap(uri, adding).outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(store.head(uri).etag()).isEqualTo(after);
  }

  @Test
  void recipientThatWasRemoved_isTold_whereOlderVersionsStillNameIt() throws IOException {
    sealed("versions", 100);
    URI uri = scene.uri("versions");
    ModelRewrapper rewrapper = new ModelRewrapper(options());
    rewrapper.rewrap(uri, RewrapRequest.REPAIR.adding(List.of("others")));
    RewrapRequest removing = RewrapRequest.REPAIR.removing(List.of("models"));
    RewrapReport report = rewrapper.rewrap(uri, removing);
    assertThat(report.removed()).containsExactly("models/1");
    assertThat(report.olderVersions().unknown()).isEmpty();
    assertThat(report.olderVersions().carrying())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).contains("?versionId=").endsWith("names models/1"));
    assertThatThrownBy(() -> load(uri, "", options())).isInstanceOf(ModelKeyException.class);
    assertThat(
            new ModelRewrapper(by(store, "others"))
                .rewrap(uri, removing)
                .olderVersions()
                .carrying())
        .as("told as long as they are there")
        .hasSize(2);
  }

  /** Held between the copy of the last part and the end of the upload. */
  @Test
  void twoRewrappersAtOnce_loseNoRecipient() throws IOException {
    sealed("race", 6 * MIB);
    URI uri = scene.uri("race");
    KEKS.add("third", 1);
    try (WatchingProxy proxy = WatchingProxy.before(MOTO.address());
        ModelStore slow = scene.storeAt(proxy.address())) {
      proxy.before("POST /" + scene.bucket + "/race?uploadId", () -> rewrapByAnother(uri));
      RewrapReport report =
          new ModelRewrapper(by(slow, "models"))
              .rewrap(uri, RewrapRequest.REPAIR.adding(List.of("others")));
      assertThat(proxy.stillWaits()).isFalse();
      assertThat(report.before()).containsExactly("models/1", "third/1");
      assertThat(report.after()).containsExactlyInAnyOrder("models/1", "third/1", "others/1");
    }
    assertThat(load(uri, "", by(store, "third"))).hasSize(6 * MIB);
    assertThat(scene.uploadsLeft()).isZero();
  }

  private static void rewrapByAnother(URI uri) {
    try {
      new ModelRewrapper(options()).rewrap(uri, RewrapRequest.REPAIR.adding(List.of("third")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void directoryModel_isRewrappedByItsManifest() throws IOException {
    Path plain = Files.createDirectories(temp.resolve("plain"));
    Files.writeString(plain.resolve("a"), "a");
    URI directory = scene.uri("fleet/dir/");
    new ModelSealer(options()).seal(plain, directory, request(), false);
    new ModelRewrapper(options()).rewrap(directory, RewrapRequest.REPAIR.adding(List.of("others")));
    assertThat(load(directory, "a", by(store, "others"))).hasSize(1);
  }

  @Test
  void modelThatNoPinCanName_isRefusedWhereAPinIsDemanded() throws IOException {
    sealed("unpinned", 10);
    LoaderOptions pinned = options().withPins(new ModelPins(List.of(), true));
    assertThatThrownBy(() -> SealedModel.open(scene.uri("unpinned"), pinned))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("is in a store");
  }

  @Test
  void recipientsFileBySealId_countsForAModelInTheStore() throws IOException {
    sealed("detached", 10);
    URI uri = scene.uri("detached");
    Path copy = Files.write(temp.resolve("copy"), scene.get("detached"));
    Path directory = Files.createDirectories(temp.resolve("recipients"));
    new ModelRewrapper(options())
        .rewrap(
            copy,
            RewrapRequest.REPAIR
                .adding(List.of("others"))
                .removing(List.of("models"))
                .detachedIn(directory));
    LoaderOptions others = by(store, "others").withRecipientsDirectory(directory);
    assertThat(load(uri, "", others)).hasSize(10);
    assertThatThrownBy(() -> load(uri, "", options().withRecipientsDirectory(directory)))
        .isInstanceOf(ModelKeyException.class);
    assertThatThrownBy(() -> new ModelRewrapper(others).rewrap(uri, RewrapRequest.REPAIR))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("loader.recipients-directory");
  }

  @Test
  void storeOnTheClassPath_isFoundByItsScheme() throws IOException {
    sealed("by-scheme", 10);
    System.setProperty("aws.endpointUrlS3", MOTO.address().toString());
    System.setProperty("aws.region", MOTO.region());
    System.setProperty("aws.accessKeyId", MOTO.accessKeyId());
    System.setProperty("aws.secretAccessKey", MOTO.secretAccessKey());
    LoaderOptions asFound = LoaderOptions.of(KEKS.provider(), List.of("models"));
    assertThat(load(scene.uri("by-scheme"), "", asFound)).hasSize(10);
    asFound.stores().close();
    assertThatThrownBy(() -> SealedModel.open(URI.create("gs://bucket/m"), asFound))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nothing here serves 'gs:'");
  }
}
