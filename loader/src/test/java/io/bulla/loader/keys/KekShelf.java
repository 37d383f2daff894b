package io.bulla.loader.keys;

import java.security.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the test provider holds: KEKs by alias, what is wrong with them, and what was asked. */
final class KekShelf {

  /** What a caller gets for a KEK: its version, and AES bytes that only the shelf sees. */
  static class Handle implements Key {
    private static final long serialVersionUID = 1L;
    final String kekId;
    final int version;
    final transient SecretKeySpec aes;

    Handle(String kekId, int version, byte[] aes) {
      this.kekId = kekId;
      this.version = version;
      this.aes = new SecretKeySpec(aes, "AES");
    }

    String alias() {
      return kekId + "/" + version;
    }

    @Override
    public String getAlgorithm() {
      return "AES";
    }

    @Override
    public @Nullable String getFormat() {
      return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return null;
    }
  }

  /** The handle of a symmetric KEK; any other stands for an asymmetric one. */
  static final class SecretHandle extends Handle implements SecretKey {
    private static final long serialVersionUID = 1L;

    SecretHandle(String kekId, int version, byte[] aes) {
      super(kekId, version, aes);
    }
  }

  final Map<String, Handle> handles = new TreeMap<>();
  final Map<String, RuntimeException> failures = new TreeMap<>();
  final List<String> operations = new ArrayList<>();
  final List<String> lookups = new ArrayList<>();
  boolean attributes = true;
  @Nullable Runnable beforeWrap;

  Handle add(String kekId, int version) {
    return place(new SecretHandle(kekId, version, aes(kekId, version)));
  }

  Handle addAsymmetric(String kekId, int version) {
    return place(new Handle(kekId, version, aes(kekId, version)));
  }

  private Handle place(Handle handle) {
    handles.put(handle.alias(), handle);
    handles.put(handle.kekId, handle);
    return handle;
  }

  private static byte[] aes(String kekId, int version) {
    byte[] aes = new byte[32];
    Arrays.fill(aes, (byte) (kekId.hashCode() + version));
    return aes;
  }

  /** From now on, every use of this version fails so. */
  void failUse(String alias, RuntimeException failure) {
    failures.put(alias, failure);
  }

  /** From now on, every look-up of this alias fails so. */
  void failLookup(String alias, RuntimeException failure) {
    failures.put("lookup " + alias, failure);
  }

  void use(String operation, Handle handle) {
    operations.add(operation + " " + handle.alias());
    throwIfFailing(handle.alias());
  }

  @Nullable Handle look(String alias) {
    lookups.add(alias);
    throwIfFailing("lookup " + alias);
    return handles.get(alias);
  }

  private void throwIfFailing(String alias) {
    RuntimeException failure = failures.get(alias);
    if (failure != null) {
      throw failure;
    }
  }
}
