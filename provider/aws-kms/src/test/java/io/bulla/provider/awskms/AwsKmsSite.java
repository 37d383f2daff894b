package io.bulla.provider.awskms;

import io.bulla.provider.KmsSite;
import io.bulla.provider.SiteTrait;
import io.bulla.testing.DocumentedBlock;
import io.bulla.testing.FaultyProxy;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A key of moto's KMS, behind a proxy that throttles as KMS does and moto does not. */
final class AwsKmsSite implements KmsSite, AutoCloseable {
  private static final String DOCUMENTED_KEY =
      "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String NO_PERMISSION =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "kms:*", "Resource": "*"}]}
      """;

  private final AwsAdministrator administrator;
  private final MotoServer moto;
  private final FaultyProxy proxy;
  private final String keyArn;

  AwsKmsSite(MotoServer moto) throws IOException {
    this.moto = moto;
    this.administrator = new AwsAdministrator(moto);
    this.proxy = FaultyProxy.before(moto.address());
    this.keyArn = administrator.newKey();
  }

  /**
   * A ciphertext does not tell by what it was made, and the SDK signs by no clock but the JVM's.
   */
  @Override
  public Set<SiteTrait> traits() {
    return EnumSet.complementOf(EnumSet.of(SiteTrait.VERSIONS, SiteTrait.CLOCK));
  }

  AwsAdministrator administrator() {
    return administrator;
  }

  String keyArn() {
    return keyArn;
  }

  /** The last part of the ARN, which moto wants in some calls. */
  String keyId() {
    return keyArn.substring(keyArn.lastIndexOf('/') + 1);
  }

  @Override
  public String uri(URI server, Role role, Path credentials) throws IOException {
    return uri(keyArn, server, role, credentials);
  }

  /** As {@link #uri}, of a role that may have data keys made, and nothing else. */
  String uriOfGenerating(URI server, Path credentials) throws IOException {
    writeRole(server, credentials, documented("kms:GenerateDataKey", keyArn));
    return uri(keyArn, credentials) + "&x-bulla-data-key=generate";
  }

  /** Whether there is such a key, only who may do all is told. */
  @Override
  public String uriOfUnknownKey(Role role, Path credentials) throws IOException {
    String unknown = keyArn.replace(keyId(), UUID.randomUUID().toString());
    write(server(), credentials, moto.accessKeyId(), moto.secretAccessKey(), "");
    return uri(unknown, credentials);
  }

  @Override
  public String uriWithoutTrust(Role role, Path credentials) throws Exception {
    return uri(keyArn, UntrustedServer.started(), role, credentials);
  }

  private String uri(String key, URI server, Role role, Path file) throws IOException {
    switch (role) {
      case TRAINING -> writeRole(server, file, documented("kms:Encrypt", key));
      case SERVING -> writeRole(server, file, documented("kms:Decrypt", key));
      case NOBODY -> writeRole(server, file, NO_PERMISSION);
      case UNRECOGNISED ->
          write(server, file, "AKIAUNKNOWN0UNKNOWN0", "unknown/" + UUID.randomUUID(), "");
    }
    return uri(key, file);
  }

  /** As docs/kms.md has it, for another key. */
  static String documented(String action, String keyArn) {
    String policy = DocumentedBlock.of("kms.md", "json", action);
    if (!policy.contains(DOCUMENTED_KEY)) {
      throw new IllegalStateException("the policy with " + action + " is about another key");
    }
    return policy.replace(DOCUMENTED_KEY, keyArn);
  }

  private void writeRole(URI server, Path file, String policy) throws IOException {
    Credentials assumed = administrator.assume(administrator.newRole(policy));
    write(server, file, assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken());
  }

  private static void write(URI server, Path file, String keyId, String secret, String token)
      throws IOException {
    Files.writeString(file, secret);
    Profiles.set(profile(file), server.toString(), keyId, secret, token);
  }

  private static String profile(Path file) {
    return file.getFileName() + "-" + Integer.toHexString(file.toString().hashCode());
  }

  private static String uri(String key, Path file) {
    return "aws-kms://" + key + "?profile=" + profile(file);
  }

  @Override
  public URI server() {
    return proxy.address();
  }

  FaultyProxy proxy() {
    return proxy;
  }

  @Override
  public int keyCount() {
    return (int) administrator.kms().listKeysPaginator().keys().stream().count();
  }

  @Override
  public void rotate() {
    administrator.kms().rotateKeyOnDemand(request -> request.keyId(keyId()));
  }

  @Override
  public void disableOlderVersions() {
    throw new SiteTrait.Absent(SiteTrait.VERSIONS);
  }

  @Override
  public void enableOlderVersions() {
    throw new SiteTrait.Absent(SiteTrait.VERSIONS);
  }

  @Override
  public void throttle() {
    proxy.answer(1000, CannedAnswer.of(400, "ThrottlingException", "Rate exceeded"));
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
