package io.bulla.agent.hooks.onnxruntime;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Calls of ONNX Runtime's C interface that its Java classes do not offer. They go by their place in
 * the table {@code OrtApi}, which never changes from one version to the next: new ones are added
 * behind. Stateless.
 */
final class OrtApi {
  private static final String ENCODING = "UTF-8";

  private static final int GET_ERROR_MESSAGE = 2;
  private static final int CLONE_SESSION_OPTIONS = 12;
  private static final int CREATE_TENSOR_WITH_DATA = 49;
  private static final int CREATE_CPU_MEMORY_INFO = 69;
  private static final int CREATE_VALUE = 82;
  private static final int RELEASE_STATUS = 93;
  private static final int RELEASE_MEMORY_INFO = 94;
  private static final int RELEASE_VALUE = 96;
  private static final int RELEASE_SESSION_OPTIONS = 100;
  private static final int ADD_SESSION_CONFIG_ENTRY = 130;
  private static final int ADD_INITIALIZER = 150;

  private static final int ADD_FILES_IN_MEMORY = 279; // since 1.18

  private static final int DEVICE_ALLOCATOR = 0;
  private static final int DEFAULT_MEMORY = 0;
  private static final int SEQUENCE = 2;

  private final Pointer table;

  /** Takes the address of the table. */
  OrtApi(long table) {
    this.table = new Pointer(table);
  }

  Pointer cloneSessionOptions(long options) {
    return made(CLONE_SESSION_OPTIONS, new Pointer(options));
  }

  void addConfigEntry(Pointer options, String key, String value) {
    call(ADD_SESSION_CONFIG_ENTRY, options, key, value);
  }

  Pointer cpuMemory() {
    return made(CREATE_CPU_MEMORY_INFO, DEVICE_ALLOCATOR, DEFAULT_MEMORY);
  }

  /** A tensor over memory that stays the caller's, and must outlive all use of it. */
  Pointer tensor(Pointer memory, ByteBuffer data, long[] shape, int dataType) {
    Pointer address = Native.getDirectBufferPointer(data);
    long lengthBytes = data.capacity();
    long rank = shape.length;
    long[] dimensions = rank == 0 ? new long[1] : shape; // no empty array in native memory
    return made(CREATE_TENSOR_WITH_DATA, memory, address, lengthBytes, dimensions, rank, dataType);
  }

  /** A sequence of one tensor, of which it has a share. */
  Pointer sequence(Pointer value) {
    return made(CREATE_VALUE, new Pointer[] {value}, 1L, SEQUENCE);
  }

  /** The value must outlive the making of the session. */
  void addInitializer(Pointer options, String name, Pointer value) {
    call(ADD_INITIALIZER, options, name, value);
  }

  /**
   * Lets external data be found in memory.
   *
   * @param names of files, as the model has them
   * @param starts direct buffers at the beginning of each; all of a file is one piece of memory
   */
  void addFilesInMemory(Pointer options, String[] names, ByteBuffer[] starts, long[] lengths) {
    Pointer[] addresses =
        Arrays.stream(starts).map(Native::getDirectBufferPointer).toArray(Pointer[]::new);
    StringArray texts = new StringArray(names, ENCODING);
    call(ADD_FILES_IN_MEMORY, options, texts, addresses, lengths, (long) names.length);
  }

  void releaseValue(Pointer value) {
    function(RELEASE_VALUE).invokeVoid(new Object[] {value});
  }

  void releaseMemory(Pointer memory) {
    function(RELEASE_MEMORY_INFO).invokeVoid(new Object[] {memory});
  }

  void releaseSessionOptions(Pointer options) {
    function(RELEASE_SESSION_OPTIONS).invokeVoid(new Object[] {options});
  }

  /** Calls what gives its result through its last argument. */
  private Pointer made(int place, Object... arguments) {
    PointerByReference result = new PointerByReference();
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = result;
    call(place, all);
    return Objects.requireNonNull(result.getValue());
  }

  private void call(int place, Object... arguments) {
    Pointer status = function(place).invokePointer(arguments);
    if (status != null) {
      String message = function(GET_ERROR_MESSAGE).invokeString(new Object[] {status}, false);
      function(RELEASE_STATUS).invokeVoid(new Object[] {status});
      throw new IllegalStateException("ONNX Runtime refuses a call: " + message);
    }
  }

  private Function function(int place) {
    Pointer code = table.getPointer((long) place * Native.POINTER_SIZE);
    return Function.getFunction(code, Function.C_CONVENTION, ENCODING);
  }
}
