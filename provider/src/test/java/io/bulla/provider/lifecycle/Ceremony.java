package io.bulla.provider.lifecycle;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.extension.Backends;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.signing.PemFiles;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** KEKs on a token, with signed states, two administrators, and a configuration. */
final class Ceremony {
  static final byte[] CONTEXT = {1, 2, 3};
  static final Duration YEAR = Duration.ofDays(365);

  final Path directory;
  final Path stateFile;
  final Path seenFile;
  final SoftHsmToken token;
  private final KeyPair alice;
  private final KeyPair bob;

  Ceremony(Path directory, SoftHsmToken token) throws Exception {
    this.directory = directory;
    this.token = token;
    this.stateFile = directory.resolve("states");
    this.seenFile = directory.resolve("host").resolve("seen");
    this.alice = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(256);
    this.bob = ec.generateKeyPair();
    Files.write(
        directory.resolve("alice.pub"),
        PemFiles.encode("PUBLIC KEY", alice.getPublic().getEncoded()));
    Files.write(
        directory.resolve("alice.pem"),
        PemFiles.encode("PRIVATE KEY", alice.getPrivate().getEncoded()));
    Files.setPosixFilePermissions(
        directory.resolve("alice.pem"), PosixFilePermissions.fromString("rw-------"));
    Files.write(
        directory.resolve("bob.pub"), PemFiles.encode("PUBLIC KEY", bob.getPublic().getEncoded()));
  }

  /** Wraps by the version that is active; anew where that was rotated away in between. */
  static byte[] wrapByTheActive(Kek kek) throws KekException {
    for (int tries = 0; true; tries++) {
      int active = kek.version(KekAlias.parse(kek.id())).orElseThrow().number();
      try {
        return kek.wrap(active, new byte[32], CONTEXT).encode();
      } catch (KekException e) {
        if (tries == 20 || !String.valueOf(e.getMessage()).contains("is deactivated")) {
          throw e;
        }
      }
    }
  }

  /** A process as it were: it knows nothing but its configuration. */
  final class Running {
    final Lifecycle lifecycle;
    final Keks keks;

    Running(Clock clock, Path file) throws Exception {
      Configuration configuration = Configuration.load(file, Map.of(), Map.of());
      lifecycle = Lifecycle.of(configuration, () -> null, Audit.OFF, clock);
      keks =
          Keks.of(
              configuration,
              Backends.of(configuration),
              lifecycle.states(),
              lifecycle.wrapBudget(),
              Audit.OFF,
              null);
    }

    KekAdministration administration() throws Exception {
      return lifecycle.administration(keks);
    }

    Authorization alice() throws Exception {
      return new Authorization(lifecycle.adminKey(alice.getPrivate(), null), "by alice", YEAR);
    }

    Authorization bob() throws Exception {
      return new Authorization(lifecycle.adminKey(bob.getPrivate(), null), "by bob", YEAR);
    }

    StateRecord create() throws Exception {
      return administration().create("models", KeyTimes.ALWAYS, alice());
    }

    StateRecord change(String alias, KekState state) throws Exception {
      return administration().change(KekAlias.parse(alias), state, alice());
    }

    StateRecord renewedByBob() throws Exception {
      return administration().renew(bob());
    }

    byte[] wrap(int version) throws Exception {
      return keks.require("models").wrap(version, new byte[32], CONTEXT).encode();
    }

    byte[] wrapByTheActive() throws Exception {
      return Ceremony.wrapByTheActive(keks.require("models"));
    }

    byte[] unwrap(byte[] blob) throws Exception {
      var wrapped = io.bulla.provider.kek.WrappedDek.decode(blob);
      return keks.require("models").unwrap(wrapped.kekVersion(), wrapped.wrapped(), CONTEXT);
    }

    KekState state(int version) throws Exception {
      return keks.require("models").versions().stream()
          .filter(each -> each.number() == version)
          .findFirst()
          .orElseThrow()
          .state();
    }
  }

  Running process(String... more) throws Exception {
    return new Running(Clock.systemUTC(), file(more));
  }

  Running processOf(Path file) throws Exception {
    return new Running(Clock.systemUTC(), file);
  }

  Running processAt(Clock clock, String... more) throws Exception {
    return new Running(clock, file(more));
  }

  /** Of the token, with more of a path. */
  String uri(String path) {
    return "pkcs11:token="
        + token.label()
        + path
        + "?module-path="
        + token.module()
        + "&pin-source=file:"
        + token.pinFile();
  }

  Path file(String... more) throws IOException {
    return Files.writeString(
        Files.createTempFile(directory, "bulla", ".properties"),
        "kek.models = "
            + uri("")
            + "\nlifecycle.file = states\nlifecycle.admin-keys = alice.pub, bob.pub\n"
            + "lifecycle.seen = host/seen\n"
            + String.join("\n", more)
            + "\n");
  }
}
