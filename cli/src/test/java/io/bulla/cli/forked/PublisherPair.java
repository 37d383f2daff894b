package io.bulla.cli.forked;

import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A publisher's pair of keys in PEM files. */
record PublisherPair(Path privateKey, Path publicKey) {
  static PublisherPair inNewFiles() throws Exception {
    Path directory = Scratch.directory("publisher");
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new PublisherPair(
        Keys.write(directory.resolve("publisher.pem"), pem("PRIVATE KEY", pair.getPrivate())),
        Keys.write(directory.resolve("publisher.pub.pem"), pem("PUBLIC KEY", pair.getPublic())));
  }

  private static String pem(String label, Key key) {
    String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }
}
