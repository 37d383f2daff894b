package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KeyWrapping;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out by trying which mechanism of a token is a key wrapping: vendors number them
 * differently, and pad differently under one number. It uses keys of the session only. Used by one
 * thread.
 */
record WrapProbe(KeySession session, KeyWrapping wrapping) {

  private static final long AES_KEY_WRAP = 0x2109;
  private static final long AES_KEY_WRAP_PAD = 0x210A;
  private static final long AES_KEY_WRAP_KWP = 0x210B;

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEK =
      HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final int EVEN_BYTES = 24;
  private static final int ODD_BYTES = 20;

  /** Twenty-four bytes of 0xaa under {@link #KEK}, then twenty: by another implementation. */
  private static final byte[] KW_OF_24 =
      HEX.parseHex("275f469356e3376ce56736a2a5f67e8e8f458ab5c639d798533e27da093d40b9");

  private static final byte[] KWP_OF_24 =
      HEX.parseHex("aa21c2798170c13d8b0bb13a8d1a269187b18e13d647dc223a49f2cf03f34ab0");
  private static final byte[] KWP_OF_20 =
      HEX.parseHex("c91a063a1f6ab57dbb61fb12b95fd68d8b371b1969332c3210a25a25cfec90fc");

  /** What a token says of a mechanism that it has not, or of an object that it does not import. */
  private static final Set<String> NO =
      Set.of(
          "MECHANISM_INVALID",
          "MECHANISM_PARAM_INVALID",
          "ARGUMENTS_BAD",
          "FUNCTION_NOT_SUPPORTED",
          "KEY_SIZE_RANGE",
          "KEY_NOT_WRAPPABLE",
          "KEY_FUNCTION_NOT_PERMITTED",
          "ATTRIBUTE_READ_ONLY",
          "ATTRIBUTE_VALUE_INVALID",
          "ATTRIBUTE_TYPE_INVALID",
          "TEMPLATE_INCOMPLETE",
          "TEMPLATE_INCONSISTENT",
          "WRAPPED_KEY_INVALID",
          "WRAPPED_KEY_LEN_RANGE",
          "KEY_UNEXTRACTABLE");

  /** Empty if no mechanism is what it has to be; a fault of the device is thrown. */
  Optional<WrapOffer> find() throws CryptokiException {
    Optional<Long> known = orNone(() -> session.importWrappingKey(KEK));
    long kek = known.isPresent() ? known.get() : session.generateWrappingKey();
    try {
      for (long mechanism : candidates()) {
        if (isRight(mechanism, kek, known.isPresent())) {
          return Optional.of(offer(mechanism, kek, known.isPresent()));
        }
      }
      return Optional.empty();
    } finally {
      session.destroy(kek);
    }
  }

  private List<Long> candidates() {
    return wrapping == KeyWrapping.KW
        ? List.of(AES_KEY_WRAP)
        : List.of(AES_KEY_WRAP_KWP, AES_KEY_WRAP_PAD);
  }

  private WrapOffer offer(long mechanism, long kek, boolean known) throws CryptokiException {
    boolean anyLength =
        wrapping == KeyWrapping.KW || gives(KWP_OF_20, ODD_BYTES, mechanism, kek, known);
    return new WrapOffer(wrapping, mechanism, anyLength, known);
  }

  private boolean isRight(long mechanism, long kek, boolean known) throws CryptokiException {
    byte[] answer = wrapping == KeyWrapping.KW ? KW_OF_24 : KWP_OF_24;
    return gives(answer, EVEN_BYTES, mechanism, kek, known);
  }

  /** The answer, or, under a key that nobody knows, one of its length: PKCS padding adds more. */
  private boolean gives(byte[] answer, int length, long mechanism, long kek, boolean known)
      throws CryptokiException {
    return orNone(() -> roundTrip(mechanism, kek, length))
        .filter(wrapped -> known ? Arrays.equals(wrapped, answer) : wrapped.length == answer.length)
        .isPresent();
  }

  /** What was wrapped; nothing if it does not come back as it was. */
  private byte[] roundTrip(long mechanism, long kek, int length) throws CryptokiException {
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) 0xaa);
    byte[] wrapped = wrap(mechanism, kek, value);
    long back = session.unwrap(mechanism, kek, wrapped);
    try {
      return Arrays.equals(session.value(back), value) ? wrapped : new byte[0];
    } finally {
      session.destroy(back);
    }
  }

  private byte[] wrap(long mechanism, long kek, byte[] value) throws CryptokiException {
    long key = session.importKey(value);
    try {
      return session.wrap(mechanism, kek, key);
    } finally {
      session.destroy(key);
    }
  }

  private interface Call<T> {
    T run() throws CryptokiException;
  }

  private static <T> Optional<T> orNone(Call<T> call) throws CryptokiException {
    try {
      return Optional.of(call.run());
    } catch (CryptokiException e) {
      if (NO.contains(e.name())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
