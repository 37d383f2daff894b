package io.bulla.loader.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.Mac;

/** The MAC of a recipient slot over itself and the immutable block (docs/format.md, section 4). */
public final class HeaderMac {

  private static final byte[] LABEL = "bulla/v1/slot".getBytes(StandardCharsets.US_ASCII);

  private final Primitives primitives;
  private final SecretBytes key;

  HeaderMac(Primitives primitives, SecretBytes key) {
    this.primitives = primitives;
    this.key = key;
  }

  /** The MAC over the 4096-byte immutable block and the slot's bytes before its MAC: 32 bytes. */
  public byte[] of(byte[] immutableBlock, byte[] slotBeforeMac) {
    try (WipeableKey macKey = key.use(bytes -> new WipeableKey(Hkdf.MAC, bytes))) {
      Mac mac = primitives.hmacSha256(macKey);
      mac.update(LABEL);
      mac.update(immutableBlock);
      return mac.doFinal(slotBeforeMac);
    }
  }

  /** Whether the slot carries the right MAC; compares in constant time. */
  public boolean matches(byte[] macInSlot, byte[] immutableBlock, byte[] slotBeforeMac) {
    return MessageDigest.isEqual(of(immutableBlock, slotBeforeMac), macInSlot);
  }
}
