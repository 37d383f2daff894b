package io.bulla.provider.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An array of CK_ATTRIBUTE in native memory, as a function takes it. It may hold a key's value, so
 * it is wiped when it is closed. Used by one thread.
 */
final class ObjectTemplate implements AutoCloseable {

  private static final int ENTRY_BYTES = 3 * Long.BYTES;

  private final Memory memory;
  private final int count;

  private ObjectTemplate(Memory memory, int count) {
    this.memory = memory;
    this.count = count;
  }

  Pointer pointer() {
    return memory;
  }

  long count() {
    return count;
  }

  /** What a function wrote as the first attribute's value, as long as it says. */
  byte[] firstValue() {
    long lengthBytes = Math.max(0, memory.getLong(2L * Long.BYTES));
    return memory.getPointer(Long.BYTES).getByteArray(0, (int) lengthBytes);
  }

  @Override
  public void close() {
    memory.clear();
    memory.close();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects attributes, in their order. */
  static final class Builder {

    private final Map<AttributeType, byte[]> values = new LinkedHashMap<>();

    Builder flag(AttributeType type, boolean value) {
      return bytes(type, new byte[] {(byte) (value ? 1 : 0)});
    }

    Builder number(AttributeType type, long value) {
      return bytes(
          type,
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(value).array());
    }

    /** The array is read by {@link #build}, and stays the caller's. */
    Builder bytes(AttributeType type, byte[] value) {
      values.put(type, value);
      return this;
    }

    private long sizeBytes() {
      long sizeBytes = values.size() * (long) ENTRY_BYTES;
      for (byte[] value : values.values()) {
        sizeBytes += value.length;
      }
      return sizeBytes;
    }

    ObjectTemplate build() {
      Memory memory = new Memory(sizeBytes());
      long entry = 0;
      long place = values.size() * (long) ENTRY_BYTES;
      for (Map.Entry<AttributeType, byte[]> value : values.entrySet()) {
        memory.setLong(entry, value.getKey().number());
        memory.setPointer(entry + Long.BYTES, memory.share(place));
        memory.setLong(entry + 2L * Long.BYTES, value.getValue().length);
        memory.write(place, value.getValue(), 0, value.getValue().length);
        entry += ENTRY_BYTES;
        place += value.getValue().length;
      }
      return new ObjectTemplate(memory, values.size());
    }
  }
}
