package io.bulla.loader.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.store.ObjectUpload;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import io.bulla.loader.store.StoredObject;
import io.bulla.testing.FaultyProxy;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;

class S3StoreTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final int MIB = S3Scene.MIB;

  private static S3Scene scene;
  private static ModelStore store;

  @BeforeAll
  static void makeBucket() {
    scene = new S3Scene(MOTO);
    scene.keepVersions();
    store = scene.store();
  }

  @Test
  void list_tellsOfWhatIsBelowAPrefix_alsoFromTheMiddle() throws IOException {
    for (String key : List.of("list/a", "list/b c", "list/d#e?f%", "lists")) {
      scene.put(key, 3);
    }
    assertThat(list("list/", Optional.empty()))
        .containsExactly(scene.uri("list/a"), scene.uri("list/b c"), scene.uri("list/d#e?f%"));
    assertThat(list("list/", Optional.of(scene.uri("list/a")))).hasSize(2);
    assertThat(store.head(scene.uri("list/d#e?f%")).sizeBytes()).isEqualTo(3);
    List<URI> first = new ArrayList<>();
    store.list(scene.uri("list/"), Optional.empty(), object -> !first.add(object.uri()));
    assertThat(first).hasSize(1);
  }

  private static List<URI> list(String prefix, Optional<URI> after) throws IOException {
    List<URI> found = new ArrayList<>();
    store.list(scene.uri(prefix), after, object -> found.add(object.uri()));
    return found;
  }

  @Test
  void read_givesRangesOfTheObjectThatIsMeant_andFailsOnceItIsAnother() throws IOException {
    byte[] content = scene.put("read", 1000);
    StoredObject object = store.head(scene.uri("read"));
    ByteBuffer target = ByteBuffer.allocate(10_000);
    assertThat(store.read(object, 990, target)).isEqualTo(10);
    assertThat(store.read(object, 1000, target)).isEqualTo(-1);
    assertThat(Arrays.copyOf(target.array(), 10)).isEqualTo(Arrays.copyOfRange(content, 990, 1000));

    scene.put("read", 1001);
    assertThatThrownBy(() -> store.read(object, 0, target))
        .isInstanceOf(ObjectChangedException.class)
        .hasMessageContaining(object.uri().toString());
    scene.administrator.deleteObject(request -> request.bucket(scene.bucket).key("read"));
    assertThatThrownBy(() -> store.read(object, 0, target))
        .isInstanceOf(ObjectChangedException.class);
    assertThat(store.olderVersions(object.uri()))
        .as("what a store keeps can be read")
        .hasSize(2)
        .allSatisfy(version -> store.read(version, 0, target.clear()));
  }

  @Test
  void rangeOfAnotherObject_isRefused_whereTheServerIgnoresTheCondition() throws IOException {
    scene.put("mixed", 10);
    try (FaultyProxy proxy = FaultyProxy.before(MOTO.address());
        ModelStore careless = scene.storeAt(proxy.address())) {
      StoredObject object = careless.head(scene.uri("mixed"));
      proxy.answer(
          1,
          "HTTP/1.1 206 Partial Content\r\nETag: \"another\"\r\nContent-Length: 10\r\n"
              + "Connection: close\r\n\r\n0123456789");
      assertThatThrownBy(() -> careless.read(object, 0, ByteBuffer.allocate(10)))
          .isInstanceOf(ObjectChangedException.class)
          .hasMessageContaining(object.uri().toString());
    }
  }

  @Test
  void replacedStart_leavesTheRest_itsMetadataAndItsTags() throws IOException {
    for (int sizeBytes : List.of(100, 5 * MIB, 5 * MIB + 1, 30 * MIB)) {
      assertReplaced(sizeBytes);
    }
    assertThat(scene.uploadsLeft()).isZero();
  }

  private static void assertReplaced(int sizeBytes) throws IOException {
    byte[] content = S3Scene.bytes(sizeBytes, 7);
    String key = "replace/" + sizeBytes;
    scene.administrator.putObject(
        request ->
            request
                .bucket(scene.bucket)
                .key(key)
                .metadata(Map.of("owner", "team a"))
                .contentType("application/x-onnx")
                .cacheControl("no-store")
                .tagging("stage=prod&class=a%20b"),
        RequestBody.fromBytes(content));

    StoredObject after = store.replaceStart(store.head(scene.uri(key)), S3Scene.start(50));

    StoredObject now = store.head(scene.uri(key));
    assertThat(after.etag()).isEqualTo(now.etag());
    assertThat(after.sizeBytes()).isEqualTo(now.sizeBytes());
    System.arraycopy(S3Scene.start(50).array(), 0, content, 0, 50);
    assertThat(Arrays.equals(scene.get(key), content)).as("%d bytes", sizeBytes).isTrue();
    HeadObjectResponse head =
        scene.administrator.headObject(request -> request.bucket(scene.bucket).key(key));
    assertThat(after.etag()).isEqualTo(head.eTag());
    assertThat(head.metadata()).containsEntry("owner", "team a");
    assertThat(head.contentType()).isEqualTo("application/x-onnx");
    assertThat(head.cacheControl()).isEqualTo("no-store");
    assertThat(
            scene
                .administrator
                .getObjectTagging(request -> request.bucket(scene.bucket).key(key))
                .tagSet())
        .extracting(Tag::key, Tag::value)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("stage", "prod"),
            org.assertj.core.groups.Tuple.tuple("class", "a b"));
  }

  @Test
  void replacedStartOfALargeObject_movesAFewMebibytes() throws IOException {
    scene.put("large", 30 * MIB);
    try (WatchingProxy proxy = WatchingProxy.before(MOTO.address());
        ModelStore counted = scene.storeAt(proxy.address())) {
      counted.replaceStart(counted.head(scene.uri("large")), S3Scene.start(20_000));
      assertThat(proxy.bytes()).as("5 MiB are read and written").isBetween(10L * MIB, 11L * MIB);
    }
  }

  /** Wherever the other writer comes, also when all parts are there, it wins. */
  @Test
  void objectThatChangesMeanwhile_isNotOverwritten() throws IOException {
    assertNotOverwritten("changed-first", 9 * MIB, "GET /");
    assertNotOverwritten("changed-copy", 9 * MIB, "x-amz-copy-source");
    assertNotOverwritten("changed-last", 9 * MIB, "changed-last?uploadId");
    assertNotOverwritten("changed-small", 9_000, "PUT /");
    assertThat(scene.uploadsLeft()).isZero();
  }

  private static void assertNotOverwritten(String key, int sizeBytes, String request)
      throws IOException {
    scene.put(key, sizeBytes);
    try (WatchingProxy proxy = WatchingProxy.before(MOTO.address());
        ModelStore other = scene.storeAt(proxy.address())) {
      StoredObject object = other.head(scene.uri(key));
      proxy.before(request, () -> scene.put(key, 77));
      assertThatThrownBy(() -> other.replaceStart(object, S3Scene.start(50)))
          .as("changed before %s", request)
          .isInstanceOf(ObjectChangedException.class)
          .hasMessageContaining(key);
      assertThat(proxy.stillWaits()).isFalse();
    }
    assertThat(scene.get(key)).isEqualTo(S3Scene.bytes(77, 77));
  }

  @Test
  void newObject_appearsWholeOrNotAtAll() throws IOException {
    byte[] content = S3Scene.bytes(12 * MIB + 5, 3);
    URI uri = scene.uri("new/object");
    try (ObjectUpload upload = store.create(uri, false)) {
      upload.write(ByteBuffer.wrap(content));
      assertThat(list("new/", Optional.empty())).isEmpty();
    }
    assertThat(list("new/", Optional.empty())).as("not finished").isEmpty();
    assertThat(scene.uploadsLeft()).isZero();
    try (ObjectUpload upload = store.create(uri, false)) {
      upload.write(ByteBuffer.wrap(content));
      assertThat(upload.finish().sizeBytes()).isEqualTo(content.length);
    }
    assertThat(Arrays.equals(scene.get("new/object"), content)).isTrue();
  }

  @Test
  void newObject_overwritesOnlyWhereAsked() throws IOException {
    scene.put("there", 10);
    assertThatThrownBy(() -> store.create(scene.uri("there"), false))
        .isInstanceOfSatisfying(StoreException.class, this::exists);
    for (int sizeBytes : List.of(100, 6 * MIB)) {
      String key = "meanwhile" + sizeBytes;
      try (ObjectUpload upload = store.create(scene.uri(key), false)) {
        upload.write(ByteBuffer.allocate(sizeBytes));
        scene.put(key, 11);
        assertThatThrownBy(upload::finish)
            .isInstanceOfSatisfying(StoreException.class, this::exists);
      }
      assertThat(scene.get(key)).hasSize(11);
    }
    try (ObjectUpload upload = store.create(scene.uri("there"), true)) {
      upload.write(ByteBuffer.allocate(20));
      upload.finish();
    }
    assertThat(scene.get("there")).hasSize(20);
    assertThat(scene.uploadsLeft()).isZero();
  }

  private void exists(StoreException failure) {
    assertThat(failure.kind()).isEqualTo(Kind.EXISTS);
  }

  @Test
  void absentObjectOrBucket_isNotFound() {
    assertThat(failure(() -> store.head(scene.uri("absent"))).kind()).isEqualTo(Kind.NOT_FOUND);
    StoreException failure =
        failure(() -> store.list(URI.create("s3://no-such-bucket"), Optional.empty(), o -> true));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessageContaining("NoSuchBucket").hasMessageContaining("no-such-bucket");
  }

  @Test
  void callerWhoMayOnlyRead_isDeniedTheRest() throws IOException {
    scene.put("readable", 100);
    ModelStore reader =
        scene.storeOfUser(
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::BUCKET/*"}]}
            """);
    StoredObject object = reader.head(scene.uri("readable"));
    assertThat(reader.read(object, 0, ByteBuffer.allocate(100))).isEqualTo(100);
    StoreException failure =
        failure(() -> reader.list(scene.uri(""), Optional.empty(), each -> true));
    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure).hasMessageContaining(scene.bucket).hasMessageContaining("docs/s3.md");
    assertThat(
            failure(
                    () -> {
                      try (ObjectUpload upload = reader.create(scene.uri("own"), true)) {
                        upload.finish();
                      }
                    })
                .kind())
        .isEqualTo(Kind.DENIED);
  }

  @Test
  void callerWhoMayOnlyWrite_isToldWhatWasWritten() throws IOException {
    ModelStore writer =
        scene.storeOfUser(
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:PutObject", "s3:AbortMultipartUpload"], "Resource": "arn:aws:s3:::BUCKET/*"}]}
            """);
    for (int sizeBytes : List.of(100, 6 * MIB)) {
      URI uri = scene.uri("written" + sizeBytes);
      assertThat(failure(() -> writer.head(uri)).kind()).isEqualTo(Kind.DENIED);
      StoredObject written;
      try (ObjectUpload upload = writer.create(uri, true)) {
        upload.write(ByteBuffer.allocate(sizeBytes));
        written = upload.finish();
      }
      assertThat(written.etag()).isEqualTo(store.head(uri).etag());
      assertThat(written.sizeBytes()).isEqualTo(sizeBytes);
    }
  }

  @Test
  void serverThatIsAway_isUnavailable() throws IOException {
    try (FaultyProxy proxy = FaultyProxy.before(MOTO.address());
        ModelStore cut = scene.storeAt(proxy.address())) {
      proxy.cutRequests();
      StoreException failure = failure(() -> cut.head(scene.uri("any")));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure).hasMessageContaining(scene.uri("any").toString());
    }
  }

  @Test
  void answerThatIsLost_isAskedForAgain() throws IOException {
    scene.put("again", 100);
    try (FaultyProxy proxy = FaultyProxy.before(MOTO.address());
        ModelStore busy = scene.storeAt(proxy.address())) {
      proxy.answer(1, "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      assertThat(busy.head(scene.uri("again")).sizeBytes()).isEqualTo(100);
    }
  }

  @Test
  void clearTextToAnotherHost_isRefusedBeforeItIsSent() throws IOException {
    try (ModelStore open = scene.storeAt(URI.create("http://s3.example.com"))) {
      StoreException failure = failure(() -> open.head(scene.uri("any")));
      assertThat(failure.kind()).isEqualTo(Kind.BAD_CONFIG);
      assertThat(failure).hasMessageContaining("clear text");
    }
  }

  @Test
  void wrongSecret_isNotRecognised_andShownNowhere() throws IOException {
    String secret = "s3cretthatnobodymaysee0123456789abcdefgh";
    try (ModelStore wrong =
        scene.store(
            MOTO.address(),
            software.amazon.awssdk.auth.credentials.StaticCredentialsProvider.create(
                software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                    MOTO.accessKeyId(), secret)))) {
      StoreException failure =
          failure(() -> wrong.list(scene.uri(""), Optional.empty(), each -> true));
      assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED);
      assertThat(failure).hasMessageNotContaining(secret).hasNoCause();
    }
  }

  @Test
  void userInfoInAUri_isRefusedAndShownNowhere() throws IOException {
    for (String place : List.of("s3://KEY:s3cret@bucket/model", "s3://KEY%3As3cret@bucket/model")) {
      StoreException failure = failure(() -> store.head(URI.create(place)));
      assertThat(failure.kind()).isEqualTo(Kind.BAD_CONFIG);
      assertThat(failure).hasMessageNotContaining("s3cret").hasMessageContaining("s3://BUCKET/KEY");
    }
    try (ModelStore open = scene.storeAt(URI.create("http://KEY:s3cret@s3.example.com"))) {
      StoreException failure = failure(() -> open.head(scene.uri("any")));
      assertThat(failure.kind()).isEqualTo(Kind.BAD_CONFIG);
      assertThat(failure).hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void textOfTheServer_isOnOneLineOfPlainCharacters() throws IOException {
    String body =
        "<Error><Code>Bad&#10;Code</Code><Message>no&#9;more&#10;secret</Message>"
            + "<RequestId>id&#9;&#10;more</RequestId></Error>";
    try (FaultyProxy proxy = FaultyProxy.before(MOTO.address());
        ModelStore rude = scene.storeAt(proxy.address())) {
      proxy.answer(
          1,
          "HTTP/1.1 400 Bad Request\r\nContent-Type: application/xml\r\nContent-Length: "
              + body.length()
              + "\r\nConnection: close\r\n\r\n"
              + body);
      StoreException failure =
          failure(() -> rude.list(scene.uri(""), Optional.empty(), each -> true));
      assertThat(failure.getMessage()).matches("[ -~]+").contains("Bad").doesNotContain("secret");
    }
  }

  private static StoreException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    StoreException failure = catchThrowableOfType(StoreException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
