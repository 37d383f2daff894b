package app;

import io.bulla.provider.BullaProvider;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;

/** Wraps a DEK under a KEK of a provider that is registered nowhere. */
public final class UseProgrammatic {
  public static void main(String[] arguments) throws Exception {
    Provider bulla = new BullaProvider().configure(arguments[1]);
    KeyStore keys = KeyStore.getInstance("Bulla", bulla);
    keys.load(null, null);
    Key kek = keys.getKey(arguments[0], null);
    Cipher cipher = Cipher.getInstance("BullaWrap", bulla);
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    byte[] blob = cipher.doFinal(new byte[32]);
    cipher.init(Cipher.DECRYPT_MODE, kek);
    byte[] back = cipher.doFinal(blob);
    System.out.println("application in " + UseProgrammatic.class.getModule().getName());
    System.out.println("provider in " + cipher.getProvider().getClass().getModule().getName());
    System.out.println("unwrapped " + Arrays.equals(back, new byte[32]));
  }
}
