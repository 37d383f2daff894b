package io.bulla.loader.keys;

import java.security.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the test provider holds: KEKs by alias, what is wrong with them, and what was asked. */
public final class KekShelf {

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
  final List<String> operations = Collections.synchronizedList(new ArrayList<>());
  final List<String> lookups = Collections.synchronizedList(new ArrayList<>());
  final Set<String> wrappingWrongly = new TreeSet<>();
  final Map<String, String> states = new TreeMap<>();
  boolean attributes = true;

  /** KEKs whose place makes the DEKs, and what is wrong with these. */
  final Set<String> makers = new TreeSet<>();

  int madeBytes = 32;
  boolean tellsBlob = true;

  /** The DEKs that were made, their own arrays: to see them wiped. */
  final List<byte[]> made = Collections.synchronizedList(new ArrayList<>());

  /** Whether the place chooses the version, and what the cipher then says of it. */
  boolean choosesVersions;

  @Nullable String toldVersion;
  @Nullable Runnable beforeWrap;
  @Nullable BinaryOperator<byte @Nullable []> unwrapping;

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

  /**
   * A shelf that has every KEK, and unwraps by a function of blob and context; null where the blob
   * is not for the context.
   */
  public static KekShelf answering(BinaryOperator<byte @Nullable []> unwrapping) {
    KekShelf shelf = new KekShelf();
    shelf.unwrapping = unwrapping;
    return shelf;
  }

  /** Whether any KEK was looked for or used. */
  public boolean wasAsked() {
    return !lookups.isEmpty() || !operations.isEmpty();
  }

  /** From now on, every use of this version fails so. */
  void failUse(String alias, RuntimeException failure) {
    failures.put(alias, failure);
  }

  /** From now on, every look-up of this alias fails so. */
  void failLookup(String alias, RuntimeException failure) {
    failures.put("lookup " + alias, failure);
  }

  /** From now on the KeyStore says so of a version, as docs/provider.md has it. */
  public void state(String alias, String state) {
    states.put(alias, state);
  }

  void use(String operation, Handle handle) {
    operations.add(operation + " " + handle.alias());
    throwIfFailing(handle.alias());
    throwIfFailing(operation + " " + handle.alias());
  }

  @Nullable Handle look(String alias) {
    lookups.add(alias);
    throwIfFailing("lookup " + alias);
    return unwrapping == null ? handles.get(alias) : anyVersion(alias);
  }

  private static Handle anyVersion(String alias) {
    String[] idAndVersion = alias.split("/", 2);
    int version = idAndVersion.length == 1 ? 1 : Integer.parseInt(idAndVersion[1]);
    return new SecretHandle(idAndVersion[0], version, aes(alias, version));
  }

  private void throwIfFailing(String alias) {
    RuntimeException failure = failures.get(alias);
    if (failure != null) {
      throw failure;
    }
  }
}
