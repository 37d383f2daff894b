package io.bulla.provider.tink;

import com.google.crypto.tink.integration.awskms.AwsKmsClientAtEndpoint;
import io.bulla.provider.KmsSite;
import io.bulla.provider.SiteTrait;
import io.bulla.provider.SiteTrait.Absent;
import io.bulla.testing.MotoKms;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** A key of moto's KMS, by Tink's own client, for one who may do everything. */
final class AwsClientSite implements KmsSite {
  private final MotoServer moto;
  private final String keyArn;

  AwsClientSite(MotoServer moto) throws Exception {
    this.moto = moto;
    this.keyArn = new MotoKms(moto).newKey();
  }

  /** Of all that the service has, the client tells that it was not reached. */
  @Override
  public Set<SiteTrait> traits() {
    return EnumSet.of(SiteTrait.CONNECTIONS);
  }

  @Override
  public String uri(URI server, Role role, Path credentials) throws IOException {
    return switch (role) {
      case TRAINING, SERVING -> uri(server, keyArn, credentials);
      case NOBODY -> throw new Absent(SiteTrait.ROLES);
      case UNRECOGNISED -> throw new Absent(SiteTrait.RENEWED_CREDENTIALS);
    };
  }

  /** Another key of the account, which may not be there. */
  String uri(URI server, String arn, Path credentials) throws IOException {
    Files.writeString(
        credentials,
        "accessKey = %s\nsecretKey = %s\nregion = %s\nendpoint = %s\n"
            .formatted(moto.accessKeyId(), moto.secretAccessKey(), moto.region(), server));
    return "tink:aws-kms://"
        + arn
        + "?x-bulla-unverified=accept&client="
        + AwsKmsClientAtEndpoint.class.getName()
        + "&credentials-file="
        + credentials;
  }

  @Override
  public URI server() {
    return moto.address();
  }

  /** KMS rotates inside of a key. */
  @Override
  public void rotate() {}

  @Override
  public int keyCount() {
    return 1;
  }

  @Override
  public void disableOlderVersions() {
    throw new Absent(SiteTrait.VERSIONS);
  }

  @Override
  public void enableOlderVersions() {
    throw new Absent(SiteTrait.VERSIONS);
  }

  @Override
  public String uriOfUnknownKey(Role role, Path credentials) {
    throw new Absent(SiteTrait.REASONS);
  }

  @Override
  public String uriWithoutTrust(Role role, Path credentials) {
    throw new Absent(SiteTrait.TLS);
  }

  @Override
  public void throttle() {
    throw new Absent(SiteTrait.QUOTA);
  }
}
