package io.bulla.cli.doctor;

import io.bulla.cli.CipherEngines;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The JCA providers that can decrypt a model here, with a rough speed of each.
 *
 * <p>The speed is of a few cold milliseconds on one thread: it tells a fast engine from a slow one,
 * and no more.
 *
 * @param gigabytesPerSecond by name of provider
 */
record CipherEngineReport(Map<String, Double> gigabytesPerSecond) {
  private static final int SEGMENT_BYTES = 1 << 20;
  private static final int ROUNDS = 24;
  private static final int TAG_BITS = 128;
  private static final int IV_BYTES = 12;
  private static final String CONSCRYPT = "Conscrypt";

  static CipherEngineReport measure() {
    Map<String, Double> speeds = new LinkedHashMap<>();
    List<Provider> providers = new ArrayList<>(CipherEngines.bundled());
    providers.add(Security.getProvider("SunJCE"));
    for (Provider provider : providers) {
      speeds.put(provider.getName(), speed(provider));
    }
    return new CipherEngineReport(speeds);
  }

  boolean hasConscrypt() {
    return gigabytesPerSecond.containsKey(CONSCRYPT);
  }

  String words() {
    return gigabytesPerSecond.entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%s %.1f GB/s", each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Encrypts zeros under a key of zeros: nothing of it is secret or kept. */
  private static double speed(Provider provider) {
    byte[] in = new byte[SEGMENT_BYTES];
    byte[] out = new byte[SEGMENT_BYTES + TAG_BITS / Byte.SIZE];
    long best = Long.MAX_VALUE;
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), nonce(round));
        cipher.doFinal(in, 0, in.length, out, 0);
        best = Math.min(best, System.nanoTime() - start);
      }
    } catch (GeneralSecurityException e) {
      return 0;
    }
    return (double) SEGMENT_BYTES / best;
  }

  private static GCMParameterSpec nonce(int round) {
    byte[] iv = new byte[IV_BYTES];
    iv[0] = (byte) round;
    return new GCMParameterSpec(TAG_BITS, iv);
  }
}
