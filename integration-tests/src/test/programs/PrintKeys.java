import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.RecipientSlot;
import io.bulla.loader.keys.DekUnwrapper;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider;

/** Prints a sealed file's KEK, DEK and what is derived from it, for a test that looks for them. */
public final class PrintKeys {
  public static void main(String[] arguments) throws Exception {
    Configuration configuration = Configuration.load(Path.of(arguments[0]), Map.of(), Map.of());
    byte[] file = Files.readAllBytes(Path.of(arguments[1]));
    ImmutableBlock block = ImmutableBlock.decode(ByteBuffer.wrap(file));
    int capacity = block.core().slotCapacityBytes();
    int start = FormatLimits.BLOCK_BYTES + capacity;
    RecipientSlot slot =
        RecipientSlot.decode(Arrays.copyOfRange(file, start, start + capacity), 1).slot();
    DekUnwrapper unwrapper =
        new DekUnwrapper(BullaProvider.of(configuration), List.of(arguments[2]));
    try (SecretBytes dek =
        unwrapper.unwrap(
            unwrapper.allowed(slot.recipients()), block.core().context(), false)) {
      printKek(Files.readString(Path.of(arguments[0])), arguments[2]);
      print(dek.use(byte[]::clone), block, Arrays.copyOfRange(file, start + capacity, start + capacity + 40));
    }
  }

  /** Of a KEK in a key store; what is in a token cannot be printed. */
  private static void printKek(String configuration, String kekId) throws Exception {
    Matcher place =
        Pattern.compile("keystore:(\\S+)\\?password-source=file:(\\S+)").matcher(configuration);
    if (!place.find()) {
      return;
    }
    char[] password = Files.readString(Path.of(place.group(2))).strip().toCharArray();
    KeyStore store = KeyStore.getInstance("BCFKS", new BouncyCastleFipsProvider());
    try (InputStream in = Files.newInputStream(Path.of(place.group(1)))) {
      store.load(in, password);
    }
    show("kek", store.getKey(kekId + "/1", password).getEncoded());
  }

  private static void print(byte[] dek, ImmutableBlock block, byte[] payloadHeader)
      throws Exception {
    byte[] sealId = block.core().sealId().bytes();
    byte[] stream = hkdf(dek, sealId, "bulla/v1/stream".getBytes("US-ASCII"));
    byte[] coreHash = MessageDigest.getInstance("SHA-256").digest(block.core().encode());
    show("dek", dek);
    show("stream", stream);
    show("header-mac", hkdf(dek, sealId, "bulla/v1/header-mac".getBytes("US-ASCII")));
    show("payload", hkdf(stream, Arrays.copyOfRange(payloadHeader, 1, 33), coreHash));
  }

  /** RFC 5869 for one block. */
  private static byte[] hkdf(byte[] key, byte[] salt, byte[] info) throws Exception {
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return hmac(hmac(salt, key), block);
  }

  private static byte[] hmac(byte[] key, byte[] message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static void show(String name, byte[] value) {
    System.out.println(name + " " + HexFormat.of().formatHex(value));
  }
}
