package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import io.bulla.provider.WrapVectors;
import io.bulla.provider.WrapVectors.Vector;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.testing.TwoAtATime;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors as foreign code would run them, under KEKs that were imported into a key store. */
class KeystoreVectorsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  @Tag("brief")
  void eachTenthVector_isWrappedAndUnwrappedOrRefused(KeyWrapping wrapping) throws Exception {
    List<Vector> all = WrapVectors.of(wrapping);
    List<Vector> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 10) {
      some.add(all.get(i));
    }
    check(wrapping, some);
  }

  @Test
  @Tag("full")
  void allVectors_areWrappedAndUnwrappedOrRefused() throws Exception {
    TwoAtATime.each(
        List.of(KeyWrapping.values()), wrapping -> check(wrapping, WrapVectors.of(wrapping)));
  }

  private void check(KeyWrapping wrapping, List<Vector> vectors) throws Exception {
    assertThat(vectors).anyMatch(vector -> vector.plaintext().isEmpty());
    assertThat(vectors).anyMatch(vector -> vector.plaintext().isPresent());
    Seam seam = new Seam(imported(wrapping + ".bcfks", vectors));
    KeyStore keks = seam.keyStore();
    Cipher cipher = Cipher.getInstance(wrapping.transformation(), seam.provider());
    for (Vector vector : vectors) {
      check(cipher, keks.getKey(id(vector), null), vector);
    }
  }

  private static void check(Cipher cipher, Key kek, Vector vector) throws Exception {
    cipher.init(Cipher.UNWRAP_MODE, kek);
    if (vector.plaintext().isEmpty()) {
      assertThatThrownBy(() -> cipher.unwrap(vector.ciphertext(), "RAW", Cipher.SECRET_KEY))
          .as("%s", vector)
          .isInstanceOf(InvalidKeyException.class);
      return;
    }
    byte[] plaintext = vector.plaintext().get();
    assertThat(cipher.unwrap(vector.ciphertext(), "RAW", Cipher.SECRET_KEY).getEncoded())
        .as("%s", vector)
        .isEqualTo(plaintext);
    cipher.init(Cipher.WRAP_MODE, kek);
    assertThat(cipher.wrap(new SecretKeySpec(plaintext, "RAW")))
        .as("%s", vector)
        .isEqualTo(vector.ciphertext());
  }

  /** A KEK for each key, in a key store that BC FIPS writes and Bulla opens. */
  private BullaProvider imported(String name, List<Vector> vectors) throws Exception {
    char[] password = Keystores.PASSWORD.toCharArray();
    Path file = directory.resolve(name);
    Path passwordFile = Keystores.passwordFile(directory, Keystores.PASSWORD);
    List<String> lines = new ArrayList<>(List.of(Keystores.extensionsSetting()));
    KeyStore store = KeyStore.getInstance("BCFKS", bcfips());
    store.load(null, null);
    for (Vector vector : vectors) {
      String id = id(vector);
      if (!store.containsAlias(id + "/1")) {
        store.setKeyEntry(id + "/1", new SecretKeySpec(vector.key(), "AES"), password, null);
        lines.add("kek." + id + " = " + Keystores.uri(file, passwordFile));
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    return Configured.provider(directory, lines.toArray(String[]::new));
  }

  private static String id(Vector vector) {
    return "key-" + UUID.nameUUIDFromBytes(vector.key());
  }

  private Provider bcfips() throws Exception {
    BullaProvider bulla = Configured.provider(directory, Keystores.extensionsSetting());
    return bulla.cipherProvider("BCFIPS").orElseThrow();
  }
}
