package io.bulla.provider.pkcs11;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What glibc's {@code mallinfo2} tells of this process, in bytes; its names are those of glibc. */
@FieldOrder({
  "arena", "ordblks", "smblks", "hblks", "hblkhd",
  "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"
})
public final class MallocInfo extends Structure implements Structure.ByValue {

  public long arena;
  public long ordblks;
  public long smblks;
  public long hblks;
  public long hblkhd;
  public long usmblks;
  public long fsmblks;
  public long uordblks;
  public long fordblks;
  public long keepcost;

  /** Native memory that is allocated and was not freed: by the token's library, by the JVM. */
  static long bytesInUse() {
    MallocInfo info =
        (MallocInfo)
            NativeLibrary.getProcess()
                .getFunction("mallinfo2")
                .invoke(MallocInfo.class, new Object[0]);
    return info.uordblks + info.hblkhd;
  }
}
