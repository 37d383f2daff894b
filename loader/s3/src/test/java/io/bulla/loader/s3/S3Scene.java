package io.bulla.loader.s3;

import io.bulla.loader.store.ModelStore;
import io.bulla.testing.MotoServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A bucket of its own at a server, and who may do what there. */
final class S3Scene {
  static final int MIB = 1 << 20;

  /** Parts of the least size, so that a few MiB have several. */
  static final PartSizes SMALL = new PartSizes(5 * MIB, 5 * MIB, 8 * MIB, 10_000);

  final S3Client administrator;
  final String bucket = "bulla-" + UUID.randomUUID();
  private final MotoServer moto;

  S3Scene(MotoServer moto) {
    this.moto = moto;
    this.administrator =
        S3Client.builder()
            .region(Region.of(moto.region()))
            .endpointOverride(moto.address())
            .forcePathStyle(true)
            .credentialsProvider(administratorKey())
            .httpClient(new JdkHttp())
            .build();
    administrator.createBucket(
        request ->
            request
                .bucket(bucket)
                .createBucketConfiguration(where -> where.locationConstraint(moto.region())));
  }

  private AwsCredentialsProvider administratorKey() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(moto.accessKeyId(), moto.secretAccessKey()));
  }

  void keepVersions() {
    administrator.putBucketVersioning(
        request ->
            request
                .bucket(bucket)
                .versioningConfiguration(how -> how.status(BucketVersioningStatus.ENABLED)));
  }

  ModelStore store() {
    return store(moto.address(), administratorKey());
  }

  ModelStore storeAt(URI address) {
    return store(address, administratorKey());
  }

  ModelStore store(URI address, AwsCredentialsProvider credentials) {
    S3Settings settings =
        new S3Settings(Optional.of(moto.region()), Optional.of(address), Optional.empty());
    return new S3Store(new S3Clients(settings, () -> credentials), SMALL);
  }

  /** The store of a user who may what the policy says, in which BUCKET stands for this one. */
  ModelStore storeOfUser(String policy) {
    IamClient iam =
        IamClient.builder()
            .region(Region.of(moto.region()))
            .endpointOverride(moto.address())
            .credentialsProvider(administratorKey())
            .httpClient(new JdkHttp())
            .build();
    String name = "user-" + UUID.randomUUID();
    iam.createUser(request -> request.userName(name));
    iam.putUserPolicy(
        request ->
            request
                .userName(name)
                .policyName("objects")
                .policyDocument(policy.replace("BUCKET", bucket)));
    var key = iam.createAccessKey(request -> request.userName(name)).accessKey();
    return store(
        moto.address(),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())));
  }

  URI uri(String key) {
    return new S3Location(bucket, "").uri(key);
  }

  byte[] put(String key, int lengthBytes) {
    byte[] bytes = bytes(lengthBytes, lengthBytes);
    administrator.putObject(
        request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    return bytes;
  }

  byte[] get(String key) {
    return administrator.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
  }

  long uploadsLeft() {
    return administrator.listMultipartUploads(request -> request.bucket(bucket)).uploads().size();
  }

  static byte[] bytes(int lengthBytes, long seed) {
    byte[] bytes = new byte[lengthBytes];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static ByteBuffer start(int lengthBytes) {
    return ByteBuffer.wrap(bytes(lengthBytes, 99));
  }
}
