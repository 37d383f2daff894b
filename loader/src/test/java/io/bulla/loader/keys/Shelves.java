package io.bulla.loader.keys;

import java.security.Provider;
import java.util.List;

/** Gives tests of other packages a provider with KEKs, and what it was asked. */
public final class Shelves {
  private final KekShelf shelf = new KekShelf();

  private Shelves() {}

  /** A provider's shelf with version 1 of these KEKs. */
  public static Shelves with(String... kekIds) {
    Shelves shelves = new Shelves();
    for (String id : kekIds) {
      shelves.shelf.add(id, 1);
    }
    return shelves;
  }

  /** A shelf whose KEK has this id and is another key. */
  public static Shelves impostor(String kekId) {
    Shelves shelves = new Shelves();
    byte[] other = new byte[32];
    java.util.Arrays.fill(other, (byte) 0x5a);
    KekShelf.Handle handle = new KekShelf.SecretHandle(kekId, 1, other);
    shelves.shelf.handles.put(kekId, handle);
    shelves.shelf.handles.put(handle.alias(), handle);
    return shelves;
  }

  /** The provider. */
  public Provider provider() {
    return new ShelfProvider(shelf);
  }

  /** Puts a version of a KEK there, which is the active one from now on. */
  public Shelves add(String kekId, int version) {
    shelf.add(kekId, version);
    return this;
  }

  /** Puts an asymmetric KEK beside the others. */
  public Shelves addAsymmetric(String kekId) {
    shelf.addAsymmetric(kekId, 1);
    return this;
  }

  /** Lets every use of a KEK's version fail so. */
  public void failUse(String alias, RuntimeException failure) {
    shelf.failUse(alias, failure);
  }

  /** Lets every unwrap by a KEK's version fail so. */
  public void failUnwrap(String alias, RuntimeException failure) {
    shelf.failUse("unwrap " + alias, failure);
  }

  /** Lets the KeyStore say so of the state of a KEK's version. */
  public void state(String alias, String state) {
    shelf.state(alias, state);
  }

  /** Lets every look-up of a KEK's version fail so. */
  public void failLookup(String alias, RuntimeException failure) {
    shelf.failLookup(alias, failure);
  }

  /** Lets a KEK wrap something else than it is given. */
  public void wrapWrongly(String kekId) {
    shelf.wrappingWrongly.add(kekId);
  }

  /** Does something in the midst of the next wrap. */
  public void beforeWrap(Runnable then) {
    shelf.beforeWrap = then;
  }

  /** Wraps and unwraps so far. */
  public List<String> operations() {
    return shelf.operations;
  }
}
