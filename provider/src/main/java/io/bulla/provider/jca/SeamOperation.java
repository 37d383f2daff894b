package io.bulla.provider.jca;

import io.bulla.provider.kek.MadeDek;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.provider.spi.KekException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.crypto.AEADBadTagException;

/** One use of a KEK, with its failures in types of the JDK. */
sealed interface SeamOperation {

  /** Does it. */
  byte[] run(byte[] input, byte[] context) throws AEADBadTagException;

  /**
   * DEK to blob.
   *
   * @param wrappedBy told the version that wrapped
   */
  record Wrap(KekKey key, IntConsumer wrappedBy) implements SeamOperation {
    @Override
    public byte[] run(byte[] dek, byte[] context) {
      if (dek.length < WrappedDek.MIN_DEK_BYTES || dek.length > WrappedDek.MAX_DEK_BYTES) {
        throw SeamErrors.refused("a DEK has 16 to 64 bytes, not " + dek.length);
      }
      try {
        WrappedDek wrapped = wrap(dek, context);
        wrappedBy.accept(wrapped.kekVersion());
        return wrapped.encode();
      } catch (KekException e) {
        throw SeamErrors.of(e);
      }
    }

    private WrappedDek wrap(byte[] dek, byte[] context) throws KekException {
      return key.version().isPresent()
          ? key.kek().wrap(key.version().getAsInt(), dek, context)
          : key.kek().wrap(dek, context);
    }
  }

  /**
   * Nothing to DEK: the KEK's place makes it.
   *
   * @param madeAs told what it was wrapped as
   */
  record Make(KekKey key, Consumer<WrappedDek> madeAs) implements SeamOperation {
    @Override
    public byte[] run(byte[] input, byte[] context) {
      if (input.length > 0) {
        throw SeamErrors.refused("BullaDek takes no bytes: it makes them");
      }
      if (key.version().isPresent()) {
        throw SeamErrors.refused(key + " makes no DEK: the place of a KEK chooses the version");
      }
      try {
        MadeDek made = key.kek().makeDek(context);
        madeAs.accept(made.wrapped());
        return made.dek();
      } catch (KekException e) {
        throw SeamErrors.of(e);
      }
    }
  }

  /** Blob to DEK. */
  record Unwrap(KekKey key) implements SeamOperation {
    @Override
    public byte[] run(byte[] blob, byte[] context) throws AEADBadTagException {
      WrappedDek wrapped = decode(blob);
      try {
        return key.kek().unwrap(wrapped.kekVersion(), wrapped.wrapped(), context);
      } catch (KekException e) {
        if (e.kind() == KekException.Kind.BAD_TAG) {
          throw SeamErrors.badTag(e);
        }
        throw SeamErrors.of(e);
      }
    }

    private WrappedDek decode(byte[] blob) {
      WrappedDek wrapped;
      try {
        wrapped = WrappedDek.decode(blob);
      } catch (IllegalArgumentException e) {
        throw SeamErrors.refused(String.valueOf(e.getMessage()));
      }
      int version = wrapped.kekVersion();
      if (key.version().orElse(version) != version) {
        throw SeamErrors.refused(key + " cannot unwrap what version " + version + " wrapped");
      }
      return wrapped;
    }
  }
}
