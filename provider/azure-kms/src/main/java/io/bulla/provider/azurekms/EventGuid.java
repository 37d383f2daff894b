package io.bulla.provider.azurekms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of an event of Bulla's audit as a GUID: of what clients send, vaults log GUIDs. Stateless.
 */
final class EventGuid {
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000000000000000L;

  private EventGuid() {}

  /** The first 16 bytes of the id's SHA-256, as a UUID of version 8 (RFC 9562). */
  static String of(String eventId) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(eventId));
    long high = (hash.getLong() & ~0xF000L) | VERSION_8;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | VARIANT;
    return new UUID(high, low).toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
