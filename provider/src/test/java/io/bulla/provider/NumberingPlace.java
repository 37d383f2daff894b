package io.bulla.provider;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.provider.spi.NewDek;
import io.bulla.provider.spi.OwnVersions;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A key-management service in memory, which numbers its versions itself and lets nobody list them.
 * Its cryptography is real.
 */
final class NumberingPlace implements KekBackend, OwnVersions {
  private static final int IV_BYTES = 12;

  private final Map<Integer, SecretKey> keys = new TreeMap<>();
  final List<String> eventIds = new ArrayList<>();
  String algorithm = "AES";
  Protection protection = Protection.NON_EXTRACTABLE;
  int listed;
  int current;
  @Nullable KekException failure;
  @Nullable WrapResult answer;
  boolean makesDeks;

  /** The DEKs that it made, their own arrays: to see them wiped. */
  final List<byte[]> made = new ArrayList<>();

  int madeBytes = 32;

  NumberingPlace() throws GeneralSecurityException {
    rotate();
  }

  void rotate() throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(256);
    current++;
    keys.put(current, generator.generateKey());
  }

  @Override
  public String place() {
    return "service in memory";
  }

  @Override
  public Optional<OwnVersions> ownVersions() {
    return Optional.of(this);
  }

  @Override
  public String algorithm() {
    return algorithm;
  }

  @Override
  public int bits() {
    return 256;
  }

  @Override
  public KekVersion presumed(int number) {
    return new KekVersion(
        number, algorithm, 256, true, protection, "", Optional.empty(), "memory " + number);
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    listed++;
    throw new KekException(Kind.DENIED, "service in memory: nobody may list keys");
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    asked(request);
    if (answer != null) {
      return answer;
    }
    byte[] iv = new byte[IV_BYTES];
    new SecureRandom().nextBytes(iv);
    byte[] body = crypt(Cipher.ENCRYPT_MODE, current, iv, dek, request);
    byte[] ciphertext = Arrays.copyOf(iv, IV_BYTES + body.length);
    System.arraycopy(body, 0, ciphertext, IV_BYTES, body.length);
    return new WrapResult(current, new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], ciphertext));
  }

  @Override
  public boolean makesDeks() {
    return makesDeks;
  }

  @Override
  public NewDek makeDek(KekRequest request, int dekBytes) throws KekException {
    byte[] dek = new byte[madeBytes];
    new SecureRandom().nextBytes(dek);
    WrapResult wrapped = wrap(request, dek);
    made.add(dek);
    return new NewDek(dek, wrapped);
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    asked(request);
    byte[] iv = Arrays.copyOf(wrapped.ciphertext(), IV_BYTES);
    byte[] body = Arrays.copyOfRange(wrapped.ciphertext(), IV_BYTES, wrapped.ciphertext().length);
    return crypt(Cipher.DECRYPT_MODE, request.givenVersion(), iv, body, request);
  }

  private void asked(KekRequest request) throws KekException {
    eventIds.add(request.eventId());
    if (failure != null) {
      throw failure;
    }
    request.note("request-id", "r-" + eventIds.size());
  }

  private byte[] crypt(int mode, int version, byte[] iv, byte[] input, KekRequest request)
      throws KekException {
    SecretKey key = keys.get(version);
    if (key == null) {
      throw new KekException(Kind.NOT_FOUND, "service in memory has no version " + version);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(128, iv));
      cipher.updateAAD(request.context().bytes());
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new KekException(Kind.BAD_TAG, "service in memory: changed", e);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, "service in memory: " + e, e);
    }
  }

  @Override
  public List<Finding> diagnose() {
    return List.of();
  }

  @Override
  public void close() {}
}
