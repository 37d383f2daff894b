package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.KekAdministration;
import io.bulla.provider.lifecycle.KeyTimes;
import io.bulla.provider.signing.AdminKeyPair;
import io.bulla.provider.spi.KekVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStoreException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lifecycle of a KEK in a key store, through JCA where a caller would use that. */
class KeystoreLifecycleTest {
  private static final byte[] DEK = new byte[32];
  private static final byte[] CONTEXT = {1};

  @TempDir Path directory;
  private Path password;

  @BeforeEach
  void makeAdministrators() throws Exception {
    password = Keystores.passwordFile(directory, Keystores.PASSWORD);
    for (String name : new String[] {"alice", "bob"}) {
      AdminKeyPair pair = AdminKeyPair.generate();
      Files.write(directory.resolve(name + ".pub.pem"), pair.publicPem());
      Path key = Files.write(directory.resolve(name + ".pem"), pair.privatePem(null));
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private BullaProvider provider(boolean approvedOnly) {
    return Configured.provider(
        directory,
        Keystores.extensionsSetting(),
        "approved-only = " + approvedOnly,
        "kek.models = " + Keystores.uri(directory.resolve("keys.bcfks"), password),
        "lifecycle.file = states",
        "lifecycle.admin-keys = alice.pub.pem, bob.pub.pem",
        "lifecycle.seen = seen");
  }

  private Authorization by(String name, BullaProvider provider) throws Exception {
    Path key = directory.resolve(name + ".pem");
    return new Authorization(
        provider.lifecycle().adminKey(key, () -> new char[0]), "by " + name, Duration.ofDays(1));
  }

  private static KekAdministration administration(BullaProvider provider) throws Exception {
    return provider.lifecycle().administration(provider.keks().get());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rotatedKek_wrapsByTheNewVersion_andUnwrapsByBoth(boolean approvedOnly) throws Exception {
    BullaProvider provider = provider(approvedOnly);
    Seam seam = new Seam(provider);
    Authorization alice = by("alice", provider);
    administration(provider).create("models", KeyTimes.ALWAYS, alice);
    Key first = seam.key("models");
    byte[] old = seam.wrap(first, DEK, CONTEXT);
    administration(provider).rotate("models", KeyTimes.ALWAYS, Optional.empty(), alice);

    Seam later = new Seam(provider(approvedOnly));
    assertThat(later.key("models")).hasToString("KEK models/2");
    assertThat(later.unwrap(later.key("models/1"), old, CONTEXT)).isEqualTo(DEK);
    byte[] fresh = later.wrap(later.key("models"), DEK, CONTEXT);
    assertThat(later.unwrap(later.key("models/2"), fresh, CONTEXT)).isEqualTo(DEK);
    Key deactivated = later.key("models/1");
    assertThatThrownBy(() -> later.wrap(deactivated, DEK, CONTEXT))
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("unusable: ")
        .hasMessageContaining("deactivated");
  }

  @Test
  void keyOfTheKeyGenerator_isPreActive() throws Exception {
    BullaProvider provider = provider(false);
    administration(provider).create("models", KeyTimes.ALWAYS, by("alice", provider));
    Kek kek = provider.keks().get().require("models");
    KekVersion unrecorded = kek.create(2);
    assertThat(kek.version(KekAlias.parse("models/2")).orElseThrow().state())
        .isEqualTo(KekState.PRE_ACTIVATION);
    assertThat(new Seam(provider).key("models")).hasToString("KEK models/1");
    assertThat(unrecorded.number()).isEqualTo(2);
  }

  @Test
  void destroyedVersion_isGoneFromTheFile_andTheOtherStays() throws Exception {
    BullaProvider provider = provider(false);
    Authorization alice = by("alice", provider);
    administration(provider).create("models", KeyTimes.ALWAYS, alice);
    administration(provider).rotate("models", KeyTimes.ALWAYS, Optional.empty(), alice);
    Kek kek = provider.keks().get().require("models");
    kek.destroy(kek.placed().get(0));
    assertThat(provider(false).keks().get().require("models").placed())
        .extracting(KekVersion::number)
        .containsExactly(2);
    Seam later = new Seam(provider(false));
    byte[] blob = later.wrap(later.key("models"), DEK, CONTEXT);
    assertThat(later.unwrap(later.key("models/2"), blob, CONTEXT)).isEqualTo(DEK);
  }
}
