package app;

import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Wraps a key under a KEK of the provider that java.security registers, by standard names. */
public final class UseRegistered {
  public static void main(String[] arguments) throws Exception {
    KeyStore keys = KeyStore.getInstance("Bulla");
    keys.load(null, null);
    Key kek = keys.getKey(arguments[0], null);
    Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding");
    cipher.init(Cipher.WRAP_MODE, kek);
    byte[] wrapped = cipher.wrap(new SecretKeySpec(new byte[32], "AES"));
    cipher.init(Cipher.UNWRAP_MODE, kek);
    Key back = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
    System.out.println("application in " + UseRegistered.class.getModule().getName());
    System.out.println("provider in " + cipher.getProvider().getClass().getModule().getName());
    System.out.println("unwrapped " + Arrays.equals(back.getEncoded(), new byte[32]));
  }
}
