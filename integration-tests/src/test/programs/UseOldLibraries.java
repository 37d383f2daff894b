import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.google.gson.Gson;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Security;
import java.util.HexFormat;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Uses its own, older libraries around a session: its copies must answer, and keep working. */
public final class UseOldLibraries {
  public static void main(String[] arguments) throws Exception {
    Security.addProvider(new BouncyCastleProvider());
    useAll();
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(arguments[0])) {
      System.out.println("session " + session.getInputNames());
    }
    useAll();
  }

  private static void useAll() throws Exception {
    System.out.println("jna " + Native.POINTER_SIZE + " " + jarOf(Native.class));
    System.out.println("byte-buddy " + jarOf(ByteBuddy.class));
    System.out.println("gson " + new Gson().toJson(List.of(1, 2)) + " " + jarOf(Gson.class));
    MessageDigest digest = MessageDigest.getInstance("SHA3-256", "BC");
    System.out.println("bc " + HexFormat.of().formatHex(digest.digest()));
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getFileName();
  }
}
