package io.bulla.testing;

import java.net.URI;
import java.nio.file.Path;

/**
 * moto, which answers as AWS KMS, IAM, STS and S3 do and asks IAM from the first request on, for
 * the test classes that have this as a static field of {@code RegisterExtension}: one server for
 * the whole run. Without Python the classes are skipped, visibly; {@code BULLA_SERVER_MOTO} may
 * name a file that describes another server, with a line for each of the below. Thread-safe once a
 * class has begun.
 */
public final class MotoServer extends ServerExtension {
  /** For a static field of a test class. */
  public MotoServer() {
    super("moto");
  }

  /** Where it answers for every service, without TLS: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create(one("address"));
  }

  /** The directory of what CloudTrail would have of KMS: a model, since moto logs nothing. */
  public Path cloudTrail() {
    return Path.of(one("cloudtrail"));
  }

  /** The region that keys are in. */
  public String region() {
    return one("region");
  }

  /** The account that users, roles and keys are in. */
  public String account() {
    return one("account");
  }

  /** The access key of a user who may do everything. */
  public String accessKeyId() {
    return one("access-key-id");
  }

  /** The secret of {@link #accessKeyId()}. */
  public String secretAccessKey() {
    return one("secret-access-key");
  }
}
