package io.bulla.provider.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.ptr.LongByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A read-only session that looks at secret keys. It is never closed: closing a process's last
 * session of a token logs the process out. Not thread-safe; {@link TokenInspector} guards it.
 */
final class TokenSession {

  private static final long SERIAL_SESSION = 0x4;
  private static final long SECRET_KEY = 0x4;
  private static final int ULONG_BYTES = 8;
  private static final int SESSION_INFO_BYTES = 4 * ULONG_BYTES;
  private static final int STATE_OFFSET = ULONG_BYTES;
  private static final long READ_ONLY_USER = 1;
  private static final long READ_WRITE_USER = 3;
  private static final int ATTRIBUTE_BYTES = 3 * ULONG_BYTES;
  private static final int LENGTH_OFFSET = 2 * ULONG_BYTES;
  private static final int HANDLES_A_CALL = 64;
  private static final int VALUE_LIMIT_BYTES = 4096;

  private final CryptokiModule module;
  private final long handle;

  private TokenSession(CryptokiModule module, long handle) {
    this.module = module;
    this.handle = handle;
  }

  static TokenSession open(CryptokiModule module, long slotId) throws CryptokiException {
    LongByReference handle = new LongByReference();
    module.call(CryptokiFunction.OPEN_SESSION, slotId, SERIAL_SESSION, null, null, handle);
    return new TokenSession(module, handle.getValue());
  }

  /** Whether the process is logged in; it is until this session is lost, unless it logs out. */
  boolean isLoggedIn() throws CryptokiException {
    try (Memory info = new Memory(SESSION_INFO_BYTES)) {
      info.clear();
      module.call(CryptokiFunction.GET_SESSION_INFO, handle, info);
      long state = info.getLong(STATE_OFFSET);
      return state == READ_ONLY_USER || state == READ_WRITE_USER;
    }
  }

  /** Those of the token, not those of a session, which end with it. */
  List<Long> secretKeys() throws CryptokiException {
    try (ObjectTemplate template =
        ObjectTemplate.builder()
            .number(AttributeType.CLASS, SECRET_KEY)
            .flag(AttributeType.TOKEN, true)
            .build()) {
      module.call(CryptokiFunction.FIND_OBJECTS_INIT, handle, template.pointer(), template.count());
    }
    try {
      return foundObjects();
    } finally {
      module.call(CryptokiFunction.FIND_OBJECTS_FINAL, handle);
    }
  }

  private List<Long> foundObjects() throws CryptokiException {
    List<Long> handles = new ArrayList<>();
    try (Memory batch = new Memory((long) HANDLES_A_CALL * ULONG_BYTES)) {
      LongByReference count = new LongByReference();
      do {
        module.call(CryptokiFunction.FIND_OBJECTS, handle, batch, (long) HANDLES_A_CALL, count);
        for (long i = 0; i < count.getValue(); i++) {
          handles.add(batch.getLong(i * ULONG_BYTES));
        }
      } while (count.getValue() > 0);
    }
    return handles;
  }

  /** Empty if the object has no such attribute, or the token does not tell it. */
  Optional<byte[]> attribute(long object, AttributeType type) throws CryptokiException {
    try (Memory template = new Memory(ATTRIBUTE_BYTES);
        Memory value = new Memory(VALUE_LIMIT_BYTES)) {
      describe(template, type, value, VALUE_LIMIT_BYTES);
      module.call(CryptokiFunction.GET_ATTRIBUTE_VALUE, handle, object, template, 1L);
      long lengthBytes = template.getLong(LENGTH_OFFSET);
      return lengthBytes < 0 || lengthBytes > VALUE_LIMIT_BYTES
          ? Optional.empty()
          : Optional.of(value.getByteArray(0, (int) lengthBytes));
    } catch (CryptokiException e) {
      if (e.is(CryptokiReturn.ATTRIBUTE_SENSITIVE) || e.is(CryptokiReturn.ATTRIBUTE_TYPE_INVALID)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void describe(Memory template, AttributeType type, Memory value, int lengthBytes) {
    template.setLong(0, type.number());
    template.setPointer(ULONG_BYTES, value);
    template.setLong(LENGTH_OFFSET, lengthBytes);
  }
}
