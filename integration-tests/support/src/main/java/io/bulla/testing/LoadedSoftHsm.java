package io.bulla.testing;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** SoftHSM in this JVM, called by the PKCS#11 functions that initialise a token. */
final class LoadedSoftHsm {

  private static final long ALREADY_INITIALIZED = 0x191;
  private static final long TOKEN_INITIALIZED = 0x400;
  private static final long SERIAL_AND_WRITABLE = 0x6;
  private static final long SECURITY_OFFICER = 0;
  private static final int LABEL_BYTES = 32;
  private static final int TOKEN_INFO_BYTES = 256;
  private static final int TOKEN_FLAGS_OFFSET = 96;
  private static final int OS_LOCKING_OK = 2;
  private static final int ARGUMENTS_BYTES = 48;
  private static final int ARGUMENTS_FLAGS_OFFSET = 32;

  private final NativeLibrary library;

  LoadedSoftHsm(Path module) {
    library = NativeLibrary.getInstance(module.toString());
    try (Memory arguments = new Memory(ARGUMENTS_BYTES)) {
      arguments.clear();
      arguments.setLong(ARGUMENTS_FLAGS_OFFSET, OS_LOCKING_OK);
      long result = invoke("C_Initialize", arguments);
      if (result != 0 && result != ALREADY_INITIALIZED) {
        throw failure("C_Initialize", result);
      }
    }
  }

  void initializeToken(String label, String securityOfficerPin, String userPin) {
    initializeToken(freeSlot(), label, securityOfficerPin, userPin);
  }

  /** A token that is initialised already loses what it holds. */
  void initializeToken(long slotId, String label, String securityOfficerPin, String userPin) {
    byte[] officer = bytes(securityOfficerPin);
    call("C_InitToken", slotId, officer, (long) officer.length, padded(label));
    LongByReference session = new LongByReference();
    call("C_OpenSession", slotId, SERIAL_AND_WRITABLE, null, null, session);
    call("C_Login", session.getValue(), SECURITY_OFFICER, officer, (long) officer.length);
    byte[] user = bytes(userPin);
    call("C_InitPIN", session.getValue(), user, (long) user.length);
    call("C_Logout", session.getValue());
    call("C_CloseSession", session.getValue());
  }

  /** SoftHSM adds an empty slot whenever the slots are counted and none is free. */
  private long freeSlot() {
    return slot(this::isFree, "free slot");
  }

  long slotOf(String label) {
    return slot(slotId -> label(slotId).equals(label), "token " + label);
  }

  private long slot(LongPredicate wanted, String what) {
    LongByReference count = new LongByReference();
    call("C_GetSlotList", (byte) 0, null, count);
    try (Memory slots = new Memory(count.getValue() * Long.BYTES)) {
      call("C_GetSlotList", (byte) 0, slots, count);
      return Arrays.stream(slots.getLongArray(0, (int) count.getValue()))
          .filter(wanted)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("SoftHSM has no " + what));
    }
  }

  private boolean isFree(long slotId) {
    try (Memory info = tokenInfo(slotId)) {
      return (info.getLong(TOKEN_FLAGS_OFFSET) & TOKEN_INITIALIZED) == 0;
    }
  }

  private String label(long slotId) {
    try (Memory info = tokenInfo(slotId)) {
      return new String(info.getByteArray(0, LABEL_BYTES), StandardCharsets.US_ASCII).strip();
    }
  }

  private Memory tokenInfo(long slotId) {
    Memory info = new Memory(TOKEN_INFO_BYTES);
    call("C_GetTokenInfo", slotId, info);
    return info;
  }

  private void call(String function, @Nullable Object... arguments) {
    long result = invoke(function, arguments);
    if (result != 0) {
      throw failure(function, result);
    }
  }

  private long invoke(String function, @Nullable Object... arguments) {
    return library.getFunction(function).invokeLong(arguments);
  }

  private static IllegalStateException failure(String function, long result) {
    return new IllegalStateException(function + " returned 0x" + Long.toHexString(result));
  }

  private static byte[] padded(String label) {
    byte[] padded = new byte[LABEL_BYTES];
    Arrays.fill(padded, (byte) ' ');
    byte[] text = bytes(label);
    System.arraycopy(text, 0, padded, 0, text.length);
    return padded;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
