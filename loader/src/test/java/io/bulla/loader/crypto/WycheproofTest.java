package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.bulla.testing.Requires;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's vectors, on HKDF and on each cipher engine's path. */
class WycheproofTest {
  private static final int TAG_BYTES = 16;

  static Stream<CipherEngine> engines() {
    return Engines.all();
  }

  /** One vector and the group that it stands in. */
  private record Vector(JsonObject group, JsonObject test) {
    byte[] bytes(String field) {
      return HexFormat.of().parseHex(test.get(field).getAsString());
    }

    boolean valid() {
      return test.get("result").getAsString().equals("valid");
    }

    /** AES-256, a nonce of 96 bits, a tag of 128: what the format has. */
    boolean isOfTheFormat() {
      return group.get("keySize").getAsInt() == 256 && group.get("ivSize").getAsInt() == 96;
    }

    @Override
    public String toString() {
      return "vector " + test.get("tcId") + ": " + test.get("comment");
    }
  }

  private static List<Vector> read(String file) throws IOException {
    Path vectors =
        Requires.present(
            SharedData.vectors()
                .map(all -> all.resolve("wycheproof").resolve(file))
                .filter(Files::isRegularFile),
            "Project Wycheproof's test vectors",
            "put testvectors_v1 of C2SP/wycheproof into DIRECTORY/wycheproof, and set"
                + " BULLA_VECTORS=DIRECTORY");
    JsonObject all = JsonParser.parseString(Files.readString(vectors)).getAsJsonObject();
    List<Vector> found = new ArrayList<>();
    for (JsonElement group : all.getAsJsonArray("testGroups")) {
      for (JsonElement test : group.getAsJsonObject().getAsJsonArray("tests")) {
        found.add(new Vector(group.getAsJsonObject(), test.getAsJsonObject()));
      }
    }
    assertThat(found).hasSize(all.get("numberOfTests").getAsInt());
    return found;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aesGcm_isOpenedOrRefusedAsTheVectorsSay(CipherEngine engine) throws Exception {
    List<Vector> vectors =
        read("aes_gcm_test.json").stream().filter(Vector::isOfTheFormat).toList();
    assertThat(vectors).hasSizeGreaterThan(60).anyMatch(vector -> !vector.valid());
    for (Vector vector : vectors) {
      if (vector.valid()) {
        assertThat(open(engine, vector)).as("%s", vector).isEqualTo(vector.bytes("msg"));
        assertThat(seal(engine, vector)).as("%s", vector).isEqualTo(sealed(vector));
      } else {
        assertThatExceptionOfType(AEADBadTagException.class)
            .as("%s", vector)
            .isThrownBy(() -> open(engine, vector));
      }
    }
  }

  private static byte[] sealed(Vector vector) {
    byte[] ciphertext = vector.bytes("ct");
    byte[] tag = vector.bytes("tag");
    assertThat(tag).hasSize(TAG_BYTES);
    return ByteBuffer.allocate(ciphertext.length + tag.length).put(ciphertext).put(tag).array();
  }

  private static byte[] open(CipherEngine engine, Vector vector) throws GeneralSecurityException {
    return run(engine, Cipher.DECRYPT_MODE, vector, sealed(vector), -TAG_BYTES);
  }

  private static byte[] seal(CipherEngine engine, Vector vector) throws GeneralSecurityException {
    return run(engine, Cipher.ENCRYPT_MODE, vector, vector.bytes("msg"), TAG_BYTES);
  }

  private static byte[] run(
      CipherEngine engine, int mode, Vector vector, byte[] input, int growthBytes)
      throws GeneralSecurityException {
    Cipher cipher = engine.newCipher();
    try (WipeableKey key = new WipeableKey("AES", vector.bytes("key"))) {
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, vector.bytes("iv")));
      cipher.updateAAD(vector.bytes("aad"));
      byte[] output = new byte[input.length + growthBytes];
      switch (engine.path()) {
        case ARRAY -> cipher.doFinal(input, 0, input.length, output, 0);
        case DIRECT -> {
          ByteBuffer direct = ByteBuffer.allocateDirect(output.length);
          cipher.doFinal(ByteBuffer.allocateDirect(input.length).put(input).flip(), direct);
          direct.flip().get(output);
        }
      }
      return output;
    }
  }

  @Test
  void hkdfSha256_givesWhatTheVectorsSay() throws IOException {
    Hkdf hkdf = new Hkdf(Primitives.ofJvm());
    for (Vector vector : read("hkdf_sha256_test.json")) {
      int size = vector.test().get("size").getAsInt();
      if (vector.valid()) {
        assertThat(derive(hkdf, vector, size)).as("%s", vector).isEqualTo(vector.bytes("okm"));
      } else {
        assertThatIllegalArgumentException()
            .as("%s", vector)
            .isThrownBy(() -> derive(hkdf, vector, size));
      }
    }
  }

  private static byte[] derive(Hkdf hkdf, Vector vector, int size) {
    try (SecretBytes ikm = SecretBytes.copyOf(vector.bytes("ikm"));
        SecretBytes derived = hkdf.derive(ikm, vector.bytes("salt"), vector.bytes("info"), size)) {
      return derived.use(byte[]::clone);
    }
  }
}
