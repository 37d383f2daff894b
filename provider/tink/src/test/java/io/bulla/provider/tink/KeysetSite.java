package io.bulla.provider.tink;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.bulla.provider.KmsSite;
import io.bulla.provider.SiteTrait;
import io.bulla.provider.SiteTrait.Absent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** A keyset of Tink's in a file: whoever may read it may do everything with it. */
final class KeysetSite implements KmsSite {
  private final Path keyset;

  KeysetSite(Path directory) throws Exception {
    AeadConfig.register();
    this.keyset = directory.resolve("keyset.json");
    write(KeysetHandle.newBuilder().addEntry(newKey()).build());
  }

  private static KeysetHandle.Builder.Entry newKey() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
        .withRandomId()
        .makePrimary();
  }

  private void write(KeysetHandle handle) throws Exception {
    Files.writeString(
        keyset,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            handle, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  /** A client tells neither the version nor a reason. */
  @Override
  public Set<SiteTrait> traits() {
    return EnumSet.noneOf(SiteTrait.class);
  }

  static String uri(Path keyset) {
    return "tink:keyset://" + keyset + "?x-bulla-unverified=accept";
  }

  Path keyset() {
    return keyset;
  }

  @Override
  public String uri(Role role, Path credentials) {
    return switch (role) {
      case TRAINING, SERVING -> uri(keyset);
      case NOBODY -> throw new Absent(SiteTrait.ROLES);
      case UNRECOGNISED -> throw new Absent(SiteTrait.RENEWED_CREDENTIALS);
    };
  }

  @Override
  public void rotate() throws Exception {
    KeysetHandle now =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(keyset), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    write(KeysetHandle.newBuilder(now).addEntry(newKey()).build());
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
  public int keyCount() {
    return 1;
  }

  @Override
  public String uriOfUnknownKey(Role role, Path credentials) {
    throw new Absent(SiteTrait.REASONS);
  }

  @Override
  public String uri(URI server, Role role, Path credentials) {
    throw new Absent(SiteTrait.CONNECTIONS);
  }

  @Override
  public URI server() {
    throw new Absent(SiteTrait.CONNECTIONS);
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
