package io.bulla.benchmarks;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.KekParameterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.KeyGenerator;

/** What {@link ProviderStart} runs in a JVM of its own. */
public final class StartedProgram {

  static final String KEK_ID = "models";
  private static final byte[] CONTEXT = {7};

  private StartedProgram() {}

  /**
   * Prints the nanoseconds from here to the first DEK that is wrapped.
   *
   * @param arguments {@code bare}, a PKCS#11 library and a PIN file; or {@code bulla} and a
   *     configuration; or {@code create} and a configuration, whose KEK is made
   */
  public static void main(String[] arguments) throws GeneralSecurityException, IOException {
    long start = System.nanoTime();
    kek(arguments).wrap(new byte[32], CONTEXT);
    System.out.println(System.nanoTime() - start);
  }

  private static DekWrapping kek(String[] arguments) throws GeneralSecurityException, IOException {
    Path first = Path.of(arguments[1]);
    if (arguments[0].equals("bare")) {
      char[] pin = Files.readString(Path.of(arguments[2])).strip().toCharArray();
      return BareKek.of(first, "slotListIndex = 0", pin);
    }
    Provider provider = new BullaProvider().configure(first.toString());
    if (arguments[0].equals("create")) {
      KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
      generator.init(new KekParameterSpec(KEK_ID));
      generator.generateKey();
    }
    return BullaKek.of(provider, KEK_ID);
  }
}
