package io.bulla.loader.vectors;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModelException;
import io.bulla.loader.keys.KekShelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What Jazzer runs on whole files: each input is refused, or opens to a plaintext that was sealed.
 *
 * <p>The first byte says what an attacker repairs: with bit 0 the checksums of the slots, which
 * need no key; with bit 1 their MACs too, which the fuzzer could not find otherwise.
 */
public final class FileFuzzing {
  private static final int SLOT_BYTES = 4096;
  private static final SpecKeys KEYS = new SpecKeys("models");
  private static final LoaderOptions OPTIONS =
      SpecReader.options(
          KekShelf.answering((blob, context) -> KEYS.dek()), "models", "other", "eu", "eu-1");

  private FileFuzzing() {}

  /** The name that Jazzer looks for. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] file = repaired(input[0], Arrays.copyOfRange(input, 1, input.length));
    try (SealedModel model = SealedModel.open(ByteBuffer.wrap(file), "fuzzed", OPTIONS)) {
      byte[] plaintext = SpecReader.bytes(model, "");
      byte[] zeros = new byte[plaintext.length]; // the vectors whose content is rewritten
      if (!Arrays.equals(plaintext, SpecFile.plaintext(plaintext.length))
          && !Arrays.equals(plaintext, zeros)) {
        throw new AssertionError("opened to what nobody sealed");
      }
    } catch (SealedModelException e) {
      return;
    }
  }

  private static byte[] repaired(byte how, byte[] file) {
    for (int at = 4096; (how & 3) != 0 && at <= 8192 && at + SLOT_BYTES <= file.length; ) {
      byte[] slot = Arrays.copyOfRange(file, at, at + SLOT_BYTES);
      if ((how & 2) != 0) {
        repairMac(slot, Arrays.copyOf(file, 4096));
      }
      byte[] checksum = SpecCrypto.sha256(Arrays.copyOf(slot, SLOT_BYTES - 32));
      System.arraycopy(checksum, 0, slot, SLOT_BYTES - 32, 32);
      System.arraycopy(slot, 0, file, at, SLOT_BYTES);
      at += SLOT_BYTES;
    }
    return file;
  }

  private static void repairMac(byte[] slot, byte[] block) {
    int macAt = 20 + ByteBuffer.wrap(slot).getInt(16);
    if (macAt < 20 || macAt > SLOT_BYTES - 64) {
      return;
    }
    byte[] label = SpecCrypto.ascii("bulla/v1/slot");
    byte[] mac = SpecCrypto.hmac(KEYS.headerMacKey(), label, block, Arrays.copyOf(slot, macAt));
    System.arraycopy(mac, 0, slot, macAt, 32);
  }
}
