package io.bulla.provider.pkcs11;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PKCS#11 library on an LP64 system, loaded and initialised for this process. It is never
 * finalized and never unloaded, since SunPKCS11 and the application may use it too. Thread-safe.
 */
final class CryptokiModule {

  private static final long OS_LOCKING_OK = 0x2;
  private static final int INITIALIZE_ARGUMENTS_BYTES = 48;
  private static final int FLAGS_OFFSET = 32;

  // Held, since JNA unloads a library whose NativeLibrary is collected.
  private final NativeLibrary library;
  private final Map<CryptokiFunction, Function> functions = new EnumMap<>(CryptokiFunction.class);

  private CryptokiModule(NativeLibrary library, Pointer functionList) {
    this.library = library;
    for (CryptokiFunction function : CryptokiFunction.values()) {
      Pointer address = functionList.getPointer(function.offsetBytes());
      functions.put(function, Function.getFunction(address, Function.C_CONVENTION));
    }
  }

  /**
   * @throws UnsatisfiedLinkError if the file is no library, or no PKCS#11 library
   * @throws CryptokiException if the library refuses to initialise
   */
  static CryptokiModule load(Path file) throws CryptokiException {
    NativeLibrary library = NativeLibrary.getInstance(file.toString());
    PointerByReference list = new PointerByReference();
    long result = library.getFunction("C_GetFunctionList").invokeLong(new Object[] {list});
    if (result != CryptokiReturn.OK) {
      throw new UnsatisfiedLinkError(
          file + ": C_GetFunctionList returned " + CryptokiReturn.name(result));
    }
    CryptokiModule module = new CryptokiModule(library, list.getValue());
    module.initialize();
    return module;
  }

  private void initialize() throws CryptokiException {
    try (Memory arguments = new Memory(INITIALIZE_ARGUMENTS_BYTES)) {
      arguments.clear();
      arguments.setLong(FLAGS_OFFSET, OS_LOCKING_OK);
      call(CryptokiFunction.INITIALIZE, arguments);
    } catch (CryptokiException e) {
      if (!e.is(CryptokiReturn.ALREADY_INITIALIZED)) {
        throw e;
      }
    }
  }

  /** Integers that are a CK_ULONG must be given as {@code long}. */
  void call(CryptokiFunction function, @Nullable Object... arguments) throws CryptokiException {
    long result = function(function).invokeLong(arguments);
    if (result != CryptokiReturn.OK) {
      throw new CryptokiException(function, result);
    }
  }

  private Function function(CryptokiFunction function) {
    Function found = functions.get(function);
    if (found == null) {
      throw new IllegalStateException(library + " has no " + function.cName());
    }
    return found;
  }
}
