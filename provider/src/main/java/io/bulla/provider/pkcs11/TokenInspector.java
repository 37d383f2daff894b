package io.bulla.provider.pkcs11;

import com.sun.jna.Memory;
import com.sun.jna.ptr.LongByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads what SunPKCS11 does not tell: which slot holds which token, and what the token says about
 * its keys. It never writes, logs in, logs out or finalizes. Private keys are visible only while
 * this process is logged in. Thread-safe.
 */
final class TokenInspector {

  private static final long AES = 0x1F;
  private static final int TOKEN_INFO_BYTES = 256;
  private static final int FLAGS_OFFSET = 96;

  private final CryptokiModule module;
  private final Map<Long, TokenSession> sessions = new HashMap<>();

  TokenInspector(CryptokiModule module) {
    this.module = module;
  }

  CryptokiModule module() {
    return module;
  }

  /** Every initialised token that is present now. */
  List<TokenInfo> tokens() throws CryptokiException {
    List<TokenInfo> tokens = new ArrayList<>();
    for (long slotId : slotsWithToken()) {
      TokenInfo token = token(slotId);
      if (token.isInitialized()) {
        tokens.add(token);
      }
    }
    return List.copyOf(tokens);
  }

  private List<Long> slotsWithToken() throws CryptokiException {
    LongByReference count = new LongByReference();
    module.call(CryptokiFunction.GET_SLOT_LIST, (byte) 1, null, count);
    List<Long> slotIds = new ArrayList<>();
    if (count.getValue() > 0) {
      try (Memory list = new Memory(count.getValue() * Long.BYTES)) {
        module.call(CryptokiFunction.GET_SLOT_LIST, (byte) 1, list, count);
        for (long i = 0; i < count.getValue(); i++) {
          slotIds.add(list.getLong(i * Long.BYTES));
        }
      }
    }
    return slotIds;
  }

  TokenInfo token(long slotId) throws CryptokiException {
    try (Memory info = new Memory(TOKEN_INFO_BYTES)) {
      info.clear();
      module.call(CryptokiFunction.GET_TOKEN_INFO, slotId, info);
      return new TokenInfo(
          slotId,
          text(info, 0, 32),
          text(info, 80, 16),
          text(info, 32, 32),
          text(info, 64, 16),
          info.getLong(FLAGS_OFFSET));
    }
  }

  private static String text(Memory info, int offset, int lengthBytes) {
    return new String(info.getByteArray(offset, lengthBytes), StandardCharsets.UTF_8).strip();
  }

  /** Every secret key in the slot's token that this process may see. */
  synchronized List<KeyAttributes> secretKeys(long slotId) throws CryptokiException {
    try {
      return visibleKeys(slotId);
    } catch (CryptokiException e) {
      if (!isLostSession(e)) {
        throw e;
      }
      sessions.remove(slotId);
      return visibleKeys(slotId);
    }
  }

  /** A token that dropped its sessions dropped the login, and then shows no private key. */
  private List<KeyAttributes> visibleKeys(long slotId) throws CryptokiException {
    TokenSession session = session(slotId);
    if (token(slotId).isLoginRequired() && !session.isLoggedIn()) {
      throw new CryptokiException(
          CryptokiFunction.GET_SESSION_INFO, CryptokiReturn.USER_NOT_LOGGED_IN);
    }
    return secretKeys(session);
  }

  private static boolean isLostSession(CryptokiException e) {
    return e.is(CryptokiReturn.SESSION_HANDLE_INVALID)
        || e.is(CryptokiReturn.SESSION_CLOSED)
        || e.is(CryptokiReturn.DEVICE_REMOVED);
  }

  private TokenSession session(long slotId) throws CryptokiException {
    TokenSession session = sessions.get(slotId);
    if (session == null) {
      session = TokenSession.open(module, slotId);
      sessions.put(slotId, session);
    }
    return session;
  }

  private static List<KeyAttributes> secretKeys(TokenSession session) throws CryptokiException {
    List<KeyAttributes> keys = new ArrayList<>();
    for (long object : session.secretKeys()) {
      keys.add(attributes(session, object));
    }
    return List.copyOf(keys);
  }

  private static KeyAttributes attributes(TokenSession session, long object)
      throws CryptokiException {
    return new KeyAttributes(
        new String(bytes(session, object, AttributeType.LABEL), StandardCharsets.UTF_8),
        HexFormat.of().formatHex(bytes(session, object, AttributeType.ID)),
        number(session, object, AttributeType.KEY_TYPE) == AES,
        (int) Math.max(0, number(session, object, AttributeType.VALUE_LEN)) * 8,
        flag(session, object, AttributeType.SENSITIVE, false),
        flag(session, object, AttributeType.EXTRACTABLE, true),
        flag(session, object, AttributeType.NEVER_EXTRACTABLE, false),
        flag(session, object, AttributeType.LOCAL, false),
        both(session, object, AttributeType.ENCRYPT, AttributeType.DECRYPT),
        both(session, object, AttributeType.WRAP, AttributeType.UNWRAP),
        flag(session, object, AttributeType.UNWRAP, false),
        true);
  }

  private static boolean both(
      TokenSession session, long object, AttributeType one, AttributeType other)
      throws CryptokiException {
    return flag(session, object, one, false) && flag(session, object, other, false);
  }

  private static byte[] bytes(TokenSession session, long object, AttributeType type)
      throws CryptokiException {
    return session.attribute(object, type).orElse(new byte[0]);
  }

  private static long number(TokenSession session, long object, AttributeType type)
      throws CryptokiException {
    byte[] value = bytes(session, object, type);
    return value.length == Long.BYTES
        ? ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getLong()
        : -1;
  }

  private static boolean flag(TokenSession session, long object, AttributeType type, boolean untold)
      throws CryptokiException {
    byte[] value = bytes(session, object, type);
    return value.length == 1 ? value[0] != 0 : untold;
  }
}
