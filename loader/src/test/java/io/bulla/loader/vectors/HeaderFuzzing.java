package io.bulla.loader.vectors;

import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.Manifest;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.RecipientSlot;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What Jazzer runs on the parsers: each input is refused, or is the one encoding of what it decodes
 * to. Its first byte says which parser.
 */
public final class HeaderFuzzing {
  static final byte BLOCK = 0;
  static final byte SLOT = 1;
  static final byte MANIFEST = 2;

  private HeaderFuzzing() {}

  /** The name that Jazzer looks for. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] content = Arrays.copyOfRange(input, 1, input.length);
    try {
      byte[] again =
          switch (input[0]) {
            case BLOCK -> block(content);
            case SLOT -> slot(content);
            default -> Manifest.decode(ByteBuffer.wrap(content)).encode();
          };
      if (!Arrays.equals(again, Arrays.copyOf(content, again.length))) {
        throw new AssertionError("decoded, and encodes to something else");
      }
    } catch (FormatViolation e) {
      return;
    }
  }

  private static byte[] block(byte[] content) throws FormatViolation {
    ImmutableBlock block = ImmutableBlock.decode(ByteBuffer.wrap(content));
    ModelCore core = block.core();
    core.layout().plaintextBytes(content.length);
    return block.encode();
  }

  private static byte[] slot(byte[] content) throws FormatViolation {
    if (content.length < 4096) {
      return new byte[0];
    }
    RecipientSlot.Decoded decoded = RecipientSlot.decode(content, content[0] & 1);
    byte[] slot = decoded.slot().encode(decoded.mac().bytes(), content.length);
    return Arrays.copyOf(slot, RecipientSlot.checksumOffset(slot.length));
  }
}
