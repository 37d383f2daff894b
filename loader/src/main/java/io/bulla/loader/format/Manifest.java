package io.bulla.loader.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The members of a directory model (docs/format.md section 8).
 *
 * @param signed whether the content roots are set
 * @param entries the members, kept in the order of their paths' bytes
 */
public record Manifest(boolean signed, List<ManifestEntry> entries) {
  private static final byte[] MARK = "BMAN".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int FIXED_BYTES = 12;
  private static final Comparator<ManifestEntry> ORDER =
      (a, b) -> Arrays.compareUnsigned(a.pathBytes(), b.pathBytes());

  public Manifest {
    entries = entries.stream().sorted(ORDER).toList();
  }

  /** The member at a path. */
  public Optional<ManifestEntry> find(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /** The plaintext of the manifest. */
  public byte[] encode() throws FormatViolation {
    check();
    ByteBuffer out = ByteBuffer.allocate(encodedLengthBytes());
    out.put(MARK).putShort((short) VERSION).putShort((short) (signed ? 1 : 0));
    out.putInt(entries.size());
    entries.forEach(entry -> entry.encode(out));
    return out.array();
  }

  /** Reads the plaintext of a manifest: all that remains in the buffer, whatever its byte order. */
  public static Manifest decode(ByteBuffer plaintext) throws FormatViolation {
    ByteBuffer in = plaintext.slice(); // big-endian, as every slice is
    Fields.within(
        "length of the manifest", in.remaining(), FIXED_BYTES, FormatLimits.MAX_MANIFEST_BYTES);
    if (!Arrays.equals(Fields.bytes(in, MARK.length, "manifest mark"), MARK)) {
      throw FormatViolation.malformed("the manifest has no manifest mark");
    }
    Fields.within("manifest version", Fields.u16(in), VERSION, VERSION);
    boolean signed = Fields.within("manifest flags", Fields.u16(in), 0, 1) == 1;
    int count = Fields.u32(in, "number of members", 1, FormatLimits.MAX_MEMBERS);
    Manifest manifest = new Manifest(signed, entries(in, count));
    if (in.hasRemaining()) {
      throw FormatViolation.malformed(in.remaining() + " bytes follow the last member");
    }
    manifest.check();
    plaintext.position(plaintext.limit());
    return manifest;
  }

  private static List<ManifestEntry> entries(ByteBuffer in, int count) throws FormatViolation {
    List<ManifestEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int offset = in.position();
      try {
        entries.add(ManifestEntry.decode(in));
        checkOrder(entries, i);
      } catch (FormatViolation e) {
        throw e.in("member " + (i + 1) + " (offset " + offset + " of the manifest)");
      }
    }
    return entries;
  }

  private static void checkOrder(List<ManifestEntry> entries, int i) throws FormatViolation {
    if (i > 0 && ORDER.compare(entries.get(i - 1), entries.get(i)) >= 0) {
      throw FormatViolation.malformed(entries.get(i).path() + " is out of order or there twice");
    }
  }

  private void check() throws FormatViolation {
    Fields.within("number of members", entries.size(), 1, FormatLimits.MAX_MEMBERS);
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).check(signed);
      checkOrder(entries, i);
    }
  }

  private int encodedLengthBytes() throws FormatViolation {
    long lengthBytes =
        FIXED_BYTES + entries.stream().mapToLong(ManifestEntry::encodedLengthBytes).sum();
    Fields.within(
        "length of the manifest", lengthBytes, FIXED_BYTES, FormatLimits.MAX_MANIFEST_BYTES);
    return (int) lengthBytes;
  }
}
