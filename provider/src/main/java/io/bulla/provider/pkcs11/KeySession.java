package io.bulla.provider.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;

/**
 * A session that wraps and unwraps, which SunPKCS11 does not offer. It makes objects of the session
 * only, none of the token. Not thread-safe; {@link TokenKeyWrap} guards it.
 */
final class KeySession {

  private static final long SERIAL_SESSION = 0x4;
  private static final long SECRET_KEY = 0x4;
  private static final long AES = 0x1F;
  private static final long GENERIC_SECRET = 0x10;
  private static final long AES_KEY_GEN = 0x1080;
  private static final int MECHANISM_BYTES = 3 * Long.BYTES;
  private static final int WRAPPED_LIMIT_BYTES = 16 * 1024;
  private static final long KEK_BYTES = KeyAttributes.KEK_BITS / 8;

  private final CryptokiModule module;
  private final long handle;

  private KeySession(CryptokiModule module, long handle) {
    this.module = module;
    this.handle = handle;
  }

  static KeySession open(CryptokiModule module, long slotId) throws CryptokiException {
    LongByReference handle = new LongByReference();
    module.call(CryptokiFunction.OPEN_SESSION, slotId, SERIAL_SESSION, null, null, handle);
    return new KeySession(module, handle.getValue());
  }

  /** Closes this session alone; SunPKCS11 has others, so the process stays logged in. */
  void close() throws CryptokiException {
    module.call(CryptokiFunction.CLOSE_SESSION, handle);
  }

  /** The one secret key under a label. */
  long secretKey(String label) throws CryptokiException, LostKeyException {
    try (ObjectTemplate template =
            ObjectTemplate.builder()
                .number(AttributeType.CLASS, SECRET_KEY)
                .bytes(AttributeType.LABEL, label.getBytes(StandardCharsets.UTF_8))
                .build();
        Memory found = new Memory(2L * Long.BYTES)) {
      module.call(CryptokiFunction.FIND_OBJECTS_INIT, handle, template.pointer(), template.count());
      LongByReference count = new LongByReference();
      try {
        module.call(CryptokiFunction.FIND_OBJECTS, handle, found, 2L, count);
      } finally {
        module.call(CryptokiFunction.FIND_OBJECTS_FINAL, handle);
      }
      if (count.getValue() != 1) {
        throw new LostKeyException(label);
      }
      return found.getLong(0);
    }
  }

  /** Makes an object of a key that is to be wrapped. */
  long importKey(byte[] value) throws CryptokiException {
    return create(payload().bytes(AttributeType.VALUE, value));
  }

  /** Makes an object of a known wrapping key, for a known answer. */
  long importWrappingKey(byte[] value) throws CryptokiException {
    return create(
        session(AES)
            .flag(AttributeType.WRAP, true)
            .flag(AttributeType.UNWRAP, true)
            .bytes(AttributeType.VALUE, value));
  }

  /** Makes a wrapping key that nobody knows, for a round trip. */
  long generateWrappingKey() throws CryptokiException {
    LongByReference key = new LongByReference();
    try (Memory mechanism = mechanism(AES_KEY_GEN);
        ObjectTemplate template =
            session(AES)
                .flag(AttributeType.WRAP, true)
                .flag(AttributeType.UNWRAP, true)
                .number(AttributeType.VALUE_LEN, KEK_BYTES)
                .build()) {
      module.call(
          CryptokiFunction.GENERATE_KEY,
          handle,
          mechanism,
          template.pointer(),
          template.count(),
          key);
    }
    return key.getValue();
  }

  byte[] wrap(long mechanismNumber, long kek, long key) throws CryptokiException {
    LongByReference length = new LongByReference(WRAPPED_LIMIT_BYTES);
    try (Memory mechanism = mechanism(mechanismNumber);
        Memory wrapped = new Memory(WRAPPED_LIMIT_BYTES)) {
      module.call(CryptokiFunction.WRAP_KEY, handle, mechanism, kek, key, wrapped, length);
      return wrapped.getByteArray(0, (int) length.getValue());
    }
  }

  long unwrap(long mechanismNumber, long kek, byte[] wrapped) throws CryptokiException {
    LongByReference key = new LongByReference();
    try (Memory mechanism = mechanism(mechanismNumber);
        ObjectTemplate template = payload().build()) {
      module.call(
          CryptokiFunction.UNWRAP_KEY,
          handle,
          mechanism,
          kek,
          wrapped,
          (long) wrapped.length,
          template.pointer(),
          template.count(),
          key);
    }
    return key.getValue();
  }

  /** The value of a key of this session, in a new array that the caller wipes. */
  byte[] value(long key) throws CryptokiException {
    try (ObjectTemplate template =
        ObjectTemplate.builder()
            .bytes(AttributeType.VALUE, new byte[WRAPPED_LIMIT_BYTES])
            .build()) {
      module.call(CryptokiFunction.GET_ATTRIBUTE_VALUE, handle, key, template.pointer(), 1L);
      return template.firstValue();
    }
  }

  void destroy(long key) throws CryptokiException {
    module.call(CryptokiFunction.DESTROY_OBJECT, handle, key);
  }

  private long create(ObjectTemplate.Builder attributes) throws CryptokiException {
    LongByReference key = new LongByReference();
    try (ObjectTemplate template = attributes.build()) {
      module.call(
          CryptokiFunction.CREATE_OBJECT, handle, template.pointer(), template.count(), key);
    }
    return key.getValue();
  }

  /** What a wrapped key is to the token: bytes of any length that may come out again. */
  private static ObjectTemplate.Builder payload() {
    return session(GENERIC_SECRET)
        .flag(AttributeType.SENSITIVE, false)
        .flag(AttributeType.EXTRACTABLE, true);
  }

  private static ObjectTemplate.Builder session(long keyType) {
    return ObjectTemplate.builder()
        .number(AttributeType.CLASS, SECRET_KEY)
        .number(AttributeType.KEY_TYPE, keyType)
        .flag(AttributeType.TOKEN, false)
        .flag(AttributeType.PRIVATE, true);
  }

  /** A CK_MECHANISM without a parameter. */
  private static Memory mechanism(long number) {
    Memory mechanism = new Memory(MECHANISM_BYTES);
    mechanism.clear();
    mechanism.setLong(0, number);
    return mechanism;
  }
}
