package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.signing.PemFiles;
import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** Who may sign checkpoints. Stateless. */
final class PublicKeys {
  private PublicKeys() {}

  static AdminKeys read(List<Path> files) throws IOException {
    List<PublicKey> keys = new ArrayList<>();
    for (Path file : files) {
      try {
        keys.add(PemFiles.publicKey(file));
      } catch (GeneralSecurityException e) {
        throw new Failure(
            ExitCode.USAGE,
            String.valueOf(e.getMessage()),
            "bulla key admin init makes a pair: NAME.pem and NAME.pub.pem",
            e);
      }
    }
    return new AdminKeys(keys, Primitives.OF_THE_JDK, "--public-key");
  }
}
