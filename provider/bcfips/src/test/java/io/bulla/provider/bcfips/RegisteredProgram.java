package io.bulla.provider.bcfips;

import java.security.Key;
import java.security.KeyStore;
import java.security.Security;
import javax.crypto.Cipher;

/** An application that knows Bulla by its names in {@code java.security} only. */
final class RegisteredProgram {
  private RegisteredProgram() {}

  /** With an argument it stops before the first use of a KEK. */
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("Bulla");
    store.load(null, null);
    Cipher cipher = Cipher.getInstance("BullaWrap");
    if (args.length > 0) {
      print("idle " + Security.getProvider("Bulla").getName());
      return;
    }
    Key kek = store.getKey("models", null);
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    byte[] blob = cipher.doFinal(new byte[32]);
    cipher.init(Cipher.DECRYPT_MODE, kek);
    print("unwrapped " + cipher.doFinal(blob).length + " by " + cipher.getProvider().getName());
  }

  private static void print(String line) throws java.io.IOException {
    byte[] bytes = (line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    new java.io.FileOutputStream(java.io.FileDescriptor.out).write(bytes);
  }
}
