package io.bulla.provider;

import io.bulla.provider.SiteTrait.Absent;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.KekAdministration;
import io.bulla.provider.lifecycle.KeyTimes;
import io.bulla.provider.signing.AdminKeyPair;
import io.bulla.provider.spi.KekVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A KEK in a token or a key store of this host, for {@link KmsContract}: the core numbers its
 * versions, and an administrator signs their states. Whoever has the secret may do everything, and
 * it is tried once, since PINs lock: {@link KekSeamContract} shows how it is refused.
 */
public final class LocalSite implements KmsSite {
  private static final List<String> SETTINGS =
      List.of(
          "lifecycle.file = states",
          "lifecycle.admin-keys = admin.pub.pem",
          "lifecycle.seen = seen");

  /** How long a running process may believe in states that were replaced: a second. */
  private static final Duration NOTICED = Duration.ofMillis(1100);

  private final String uri;
  private final String uriOfUnknownKey;
  private final BullaProvider provider;
  private final Authorization administrator;

  private LocalSite(
      String uri, String uriOfUnknownKey, BullaProvider provider, Authorization administrator) {
    this.uri = uri;
    this.uriOfUnknownKey = uriOfUnknownKey;
    this.provider = provider;
    this.administrator = administrator;
  }

  /**
   * Makes the KEK {@code models} and its administrator.
   *
   * @param directory of the configuration
   * @param more lines of the configuration
   */
  public static LocalSite create(Path directory, String uri, String uriOfUnknownKey, String... more)
      throws Exception {
    AdminKeyPair pair = AdminKeyPair.generate();
    Files.write(directory.resolve("admin.pub.pem"), pair.publicPem());
    Path key = Files.write(directory.resolve("admin.pem"), pair.privatePem(null));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    List<String> lines = new ArrayList<>(Arrays.asList(settings(more)));
    lines.add("kek.models = " + uri);
    BullaProvider provider = Configured.provider(directory, lines.toArray(String[]::new));
    Authorization administrator =
        new Authorization(
            provider.lifecycle().adminKey(key, () -> new char[0]), "a test", Duration.ofDays(1));
    LocalSite site = new LocalSite(uri, uriOfUnknownKey, provider, administrator);
    site.administration().create("models", KeyTimes.ALWAYS, administrator);
    return site;
  }

  /** The lines of the configuration by which the states are known, and more. */
  public static String[] settings(String... more) {
    List<String> lines = new ArrayList<>(SETTINGS);
    lines.addAll(List.of(more));
    return lines.toArray(String[]::new);
  }

  private KekAdministration administration() throws Exception {
    return provider.lifecycle().administration(provider.keks().get());
  }

  private List<KekVersion> versions() throws Exception {
    Kek models = provider.keks().get().require("models");
    return models.placed();
  }

  @Override
  public Set<SiteTrait> traits() {
    return EnumSet.of(SiteTrait.VERSIONS, SiteTrait.REASONS);
  }

  @Override
  public String uri(Role role, Path credentials) {
    return switch (role) {
      case TRAINING, SERVING -> uri;
      case NOBODY -> throw new Absent(SiteTrait.ROLES);
      case UNRECOGNISED -> throw new Absent(SiteTrait.RENEWED_CREDENTIALS);
    };
  }

  /** A key store is a file, which has no deadline. */
  @Override
  public String withDeadline(String address, long millis) {
    return address.startsWith("pkcs11:") ? KmsSite.super.withDeadline(address, millis) : address;
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
  public String uriOfUnknownKey(Role role, Path credentials) {
    return uriOfUnknownKey;
  }

  @Override
  public String uriWithoutTrust(Role role, Path credentials) {
    throw new Absent(SiteTrait.TLS);
  }

  @Override
  public void throttle() {
    throw new Absent(SiteTrait.QUOTA);
  }

  @Override
  public int keyCount() throws Exception {
    return versions().size();
  }

  @Override
  public void rotate() throws Exception {
    administration().rotate("models", KeyTimes.ALWAYS, Optional.empty(), administrator);
    awaitNotice();
  }

  @Override
  public void disableOlderVersions() throws Exception {
    for (KekAlias older : olderVersions()) {
      administration().change(older, KekState.SUSPENDED, administrator);
    }
    awaitNotice();
  }

  @Override
  public void enableOlderVersions() throws Exception {
    for (KekAlias older : olderVersions()) {
      administration().resume(older, administrator);
    }
    awaitNotice();
  }

  private List<KekAlias> olderVersions() throws Exception {
    List<KekVersion> versions = versions();
    return versions.subList(0, versions.size() - 1).stream()
        .map(version -> KekAlias.parse(KekAlias.of("models", version.number())))
        .toList();
  }

  private static void awaitNotice() throws InterruptedException {
    Thread.sleep(NOTICED.toMillis());
  }
}
