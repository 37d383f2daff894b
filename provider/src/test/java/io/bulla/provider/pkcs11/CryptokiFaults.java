package io.bulla.provider.pkcs11;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Faults of an HSM, made in this process: one function in the CK_FUNCTION_LIST of a library,
 * through which SunPKCS11 calls, is replaced by one that counts its calls, and returns an error for
 * as many of them as asked for. Not for C_Encrypt, C_Decrypt and the like, which SunPKCS11 calls
 * from JNI critical sections: no Java may run there.
 */
final class CryptokiFaults implements AutoCloseable {

  private static final int CLOSE_ALL_SESSIONS = 14;
  static final int LOGIN = 18;
  static final int ENCRYPT_INIT = 29;
  static final int DECRYPT_INIT = 33;

  static final long DEVICE_ERROR = 0x30;
  static final long SESSION_COUNT = 0xB1;

  private static final List<Object> KEPT = new ArrayList<>();

  private final Pointer functionList;
  private final long offsetBytes;
  private final Pointer original;
  private final Deque<Long> errors = new ArrayDeque<>();
  private int calls;
  private int period;

  CryptokiFaults(Path module, int index) {
    functionList = functionList(module);
    offsetBytes = 8L + 8L * index;
    original = functionList.getPointer(offsetBytes);
    Function real = Function.getFunction(original);
    FiveWords callback =
        (a, b, c, d, e) -> nextError().orElseGet(() -> real.invokeLong(words(a, b, c, d, e)));
    KEPT.add(callback); // native code may still be inside it when this is closed
    functionList.setPointer(offsetBytes, CallbackReference.getFunctionPointer(callback));
  }

  private synchronized Optional<Long> nextError() {
    calls++;
    if (period > 0 && calls % period == 0) {
      return Optional.of(DEVICE_ERROR);
    }
    return Optional.ofNullable(errors.poll());
  }

  private static Object[] words(Object... arguments) {
    return arguments;
  }

  synchronized CryptokiFaults failNext(int times, long error) {
    for (int i = 0; i < times; i++) {
      errors.add(error);
    }
    return this;
  }

  synchronized CryptokiFaults failEach(int everyNthCall) {
    period = everyNthCall;
    return this;
  }

  synchronized int calls() {
    return calls;
  }

  /** What a token does that drops every session, and with them the login. */
  static void dropSessions(Path module, long slotId) {
    Pointer address = functionList(module).getPointer(8L + 8L * CLOSE_ALL_SESSIONS);
    if (Function.getFunction(address).invokeLong(new Object[] {slotId}) != 0) {
      throw new IllegalStateException("C_CloseAllSessions failed");
    }
  }

  private static Pointer functionList(Path module) {
    PointerByReference list = new PointerByReference();
    NativeLibrary library = NativeLibrary.getInstance(module.toString());
    library.getFunction("C_GetFunctionList").invokeLong(new Object[] {list});
    return list.getValue();
  }

  @Override
  public void close() {
    functionList.setPointer(offsetBytes, original);
  }

  /** Fits every function of at most five arguments of one machine word each. */
  interface FiveWords extends Callback {
    long invoke(long a, long b, long c, long d, long e);
  }
}
