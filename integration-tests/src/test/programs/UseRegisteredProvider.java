import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import javax.crypto.Cipher;

/** Uses a KEK of the provider that java.security registers, before and after a session is made. */
public final class UseRegisteredProvider {
  private static final byte[] CONTEXT = "purpose=test\n".getBytes(StandardCharsets.US_ASCII);

  public static void main(String[] arguments) throws Exception {
    KeyStore keys = KeyStore.getInstance("Bulla");
    keys.load(null, null);
    Key kek = keys.getKey(arguments[0], null);
    System.out.println("encoded " + kek.getEncoded());
    System.out.println("unwrapped " + wrapAndUnwrap(kek));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(arguments[1])) {
      System.out.println("session " + session.getInputNames());
    }
    System.out.println("unwrapped " + wrapAndUnwrap(kek));
  }

  private static boolean wrapAndUnwrap(Key kek) throws Exception {
    byte[] dek = new byte[32];
    Arrays.fill(dek, (byte) 7);
    Cipher cipher = Cipher.getInstance("BullaWrap");
    cipher.init(Cipher.ENCRYPT_MODE, kek);
    cipher.updateAAD(CONTEXT);
    byte[] blob = cipher.doFinal(dek);
    cipher.init(Cipher.DECRYPT_MODE, kek);
    cipher.updateAAD(CONTEXT);
    return Arrays.equals(dek, cipher.doFinal(blob));
  }
}
