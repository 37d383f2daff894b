package io.bulla.loader.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** The transformation BullaWrap over SunJCE: blob = IV || AES-GCM of the DEK under the context. */
class ShelfCipher extends CipherSpi {
  private static final int IV_BYTES = 12;

  final KekShelf shelf;
  private final ByteArrayOutputStream context = new ByteArrayOutputStream();
  private int mode;
  KekShelf.@Nullable Handle handle;

  ShelfCipher(KekShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  protected void engineInit(int opmode, Key key, SecureRandom random) throws InvalidKeyException {
    if (!(key instanceof KekShelf.Handle ours)) {
      throw new InvalidKeyException("not a key of this provider");
    }
    mode = opmode;
    handle = ours;
  }

  @Override
  protected void engineUpdateAAD(byte[] source, int offset, int length) {
    context.write(source, offset, length);
  }

  @Override
  protected byte[] engineDoFinal(byte[] input, int offset, int length) throws AEADBadTagException {
    byte[] bytes = java.util.Arrays.copyOfRange(input, offset, offset + length);
    try {
      return mode == Cipher.ENCRYPT_MODE ? wrap(bytes) : unwrap(bytes);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] wrap(byte[] dek) throws GeneralSecurityException {
    Runnable before = shelf.beforeWrap;
    if (before != null) {
      before.run();
    }
    shelf.use("wrap", handle);
    return sealed(dek);
  }

  final byte[] sealed(byte[] dek) throws GeneralSecurityException {
    byte[] iv = new byte[IV_BYTES];
    new SecureRandom().nextBytes(iv);
    if (shelf.wrappingWrongly.contains(handle.kekId)) {
      dek[0] ^= 1;
    }
    byte[] sealed = aes(Cipher.ENCRYPT_MODE, iv).doFinal(dek);
    return ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
  }

  private byte[] unwrap(byte[] blob) throws GeneralSecurityException {
    shelf.use("unwrap", handle);
    if (shelf.unwrapping != null) {
      return answered(shelf.unwrapping.apply(blob, context.toByteArray()));
    }
    byte[] iv = java.util.Arrays.copyOf(blob, IV_BYTES);
    return aes(Cipher.DECRYPT_MODE, iv).doFinal(blob, IV_BYTES, blob.length - IV_BYTES);
  }

  private static byte[] answered(byte @Nullable [] dek) throws AEADBadTagException {
    if (dek == null) {
      throw new AEADBadTagException("not for this context");
    }
    return dek.clone();
  }

  private Cipher aes(int opmode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    cipher.init(opmode, handle.aes, new GCMParameterSpec(128, iv));
    cipher.updateAAD(context.toByteArray());
    return cipher;
  }

  @Override
  protected void engineInit(int opmode, Key key, AlgorithmParameterSpec p, SecureRandom r) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineInit(int opmode, Key key, AlgorithmParameters p, SecureRandom r) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineSetMode(String mode) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineSetPadding(String padding) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected int engineGetBlockSize() {
    return 0;
  }

  @Override
  protected int engineGetOutputSize(int inputBytes) {
    return inputBytes + IV_BYTES + 16;
  }

  @Override
  protected byte @Nullable [] engineGetIV() {
    return null;
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return shelf.toldVersion == null ? null : ToldVersion.of(shelf.toldVersion);
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected int engineUpdate(byte[] in, int offset, int length, byte[] out, int outOffset) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected int engineDoFinal(byte[] in, int offset, int length, byte[] out, int outOffset) {
    throw new UnsupportedOperationException();
  }
}
