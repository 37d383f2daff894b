package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KeyContext;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.util.OptionalInt;

/** Asks backends as the core does, without an audit. Stateless. */
final class DekUses {
  private record Unrecorded(OptionalInt version, KeyContext context) implements KekRequest {
    @Override
    public String eventId() {
      return "";
    }

    @Override
    public void note(String name, String value) {}
  }

  private DekUses() {}

  static WrappedKey wrap(KekBackend backend, int version, byte[] dek, byte[] context)
      throws KekException {
    WrapResult made = backend.wrap(request(version, context), dek);
    if (made.kekVersion() != version) {
      throw new AssertionError("version " + made.kekVersion() + " wrapped, not " + version);
    }
    return made.wrapped();
  }

  static byte[] unwrap(KekBackend backend, int version, WrappedKey wrapped, byte[] context)
      throws KekException {
    return backend.unwrap(request(version, context), wrapped);
  }

  private static KekRequest request(int version, byte[] context) {
    return new Unrecorded(OptionalInt.of(version), new KeyContext(context));
  }
}
