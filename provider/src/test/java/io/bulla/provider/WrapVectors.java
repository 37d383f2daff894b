package io.bulla.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.testing.Requires;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vectors of NIST and of Project Wycheproof for key wrapping under keys of 256 bits. */
public final class WrapVectors {
  private static final int KEY_BITS = 256;

  private WrapVectors() {}

  /**
   * One vector.
   *
   * @param plaintext empty where the ciphertext has to be refused
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Vector(String name, byte[] key, Optional<byte[]> plaintext, byte[] ciphertext) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All of a wrapping; without them the calling test is skipped, visibly. */
  public static List<Vector> of(KeyWrapping wrapping) throws IOException {
    List<Vector> all = new ArrayList<>();
    all.addAll(nist(wrapping + "_AE_256.txt"));
    all.addAll(nist(wrapping + "_AD_256.txt"));
    all.addAll(wycheproof(wrapping == KeyWrapping.KW ? "aes_wrap_test.json" : "aes_kwp_test.json"));
    return all;
  }

  private static Path file(String directory, String name) {
    return Requires.present(
        SharedData.vectors()
            .map(all -> all.resolve(directory).resolve(name))
            .filter(Files::isRegularFile),
        "the test vectors " + directory + "/" + name,
        "put NIST's kwtestvectors into DIRECTORY/nist-cavp and testvectors_v1 of C2SP/wycheproof"
            + " into DIRECTORY/wycheproof, and set BULLA_VECTORS=DIRECTORY");
  }

  private static List<Vector> nist(String file) throws IOException {
    List<Vector> vectors = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    List<String> lines = new ArrayList<>(Files.readAllLines(file("nist-cavp", file)));
    lines.add("");
    for (String line : lines) {
      if (line.isBlank() && fields.containsKey("COUNT")) {
        vectors.add(nist(file, fields));
        fields.clear();
      } else if (!line.startsWith("#") && !line.startsWith("[")) {
        String[] parts = line.split(" = ", 2);
        fields.put(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
      }
    }
    return vectors;
  }

  private static Vector nist(String file, Map<String, String> fields) {
    String plaintext = fields.get("P");
    return new Vector(
        file + " " + fields.get("COUNT") + ", C = " + fields.get("C"),
        hex(fields.get("K")),
        Optional.ofNullable(plaintext).map(WrapVectors::hex),
        hex(fields.get("C")));
  }

  private static List<Vector> wycheproof(String file) throws IOException {
    JsonObject all =
        JsonParser.parseString(Files.readString(file("wycheproof", file))).getAsJsonObject();
    List<Vector> vectors = new ArrayList<>();
    for (JsonElement group : all.getAsJsonArray("testGroups")) {
      if (group.getAsJsonObject().get("keySize").getAsInt() == KEY_BITS) {
        for (JsonElement test : group.getAsJsonObject().getAsJsonArray("tests")) {
          vectors.add(wycheproof(file, test.getAsJsonObject()));
        }
      }
    }
    return vectors;
  }

  /** What is acceptable there, keys shorter than RFC 3394 allows, has to be refused here. */
  private static Vector wycheproof(String file, JsonObject test) {
    boolean valid = test.get("result").getAsString().equals("valid");
    return new Vector(
        file + " " + test.get("tcId") + ": " + test.get("comment"),
        hex(test.get("key").getAsString()),
        valid ? Optional.of(hex(test.get("msg").getAsString())) : Optional.empty(),
        hex(test.get("ct").getAsString()));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
