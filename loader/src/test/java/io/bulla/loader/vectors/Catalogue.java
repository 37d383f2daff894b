package io.bulla.loader.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All vectors, by name. */
final class Catalogue {
  static final String SUCCESS = "success";
  static final String FORMAT = "format";
  static final String FUTURE = "future-version";
  static final String NOT_SEALED = "not-sealed";
  static final String IDENTITY = "identity";
  static final String KEY = "key";
  static final String AUTHENTICATION = "authentication";

  /** For what is refused after the DEK was unwrapped, though its class is mostly found before. */
  static final String ASKED = "kek: asked";

  private static final Set<String> FOUND_AFTER_UNWRAPPING = Set.of(SUCCESS, AUTHENTICATION);

  private final Map<String, FormatVector> vectors = new TreeMap<>();

  static Map<String, FormatVector> all() {
    Catalogue catalogue = new Catalogue();
    new Lengths(catalogue).add();
    new Recipients(catalogue).add();
    new CoreRefusals(catalogue).add();
    new SlotRefusals(catalogue).add();
    new PayloadRefusals(catalogue).add();
    new Publishers(catalogue).add();
    new Manifests(catalogue).add();
    new Members(catalogue).add();
    new Order(catalogue).add();
    return catalogue.vectors;
  }

  /** More header lines, for what is refused after the DEK was unwrapped. */
  static String[] asked(String... more) {
    return Stream.concat(Stream.of(more), Stream.of(ASKED)).toArray(String[]::new);
  }

  /** A model of one file. */
  void file(String name, String expect, String why, SpecFile file, String... more) {
    Map<String, List<String>> headers = headers(name, expect, why, file);
    if (expect.equals(SUCCESS)) {
      headers.put("plaintext", List.of(describe(file.plaintext) + " model.bin"));
    }
    put(headers, more, Map.of("model.bin", file.encode()));
  }

  /** A model of one directory. */
  void directory(String name, String expect, String why, SpecDirectory directory, String... more) {
    Map<String, byte[]> files = directory.files();
    Map<String, List<String>> headers = headers(name, expect, why, directory.manifest);
    if (expect.equals(SUCCESS)) {
      headers.put(
          "plaintext",
          directory.listed.stream()
              .map(entry -> describe(entry.file().plaintext) + " " + entry.path())
              .toList());
    }
    put(headers, more, files);
  }

  private static Map<String, List<String>> headers(
      String name, String expect, String why, SpecFile file) {
    HexFormat hex = HexFormat.of();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("name", List.of(name));
    headers.put("expect", List.of(expect));
    headers.put("why", List.of(why));
    headers.put("dek", List.of(hex.formatHex(file.keys.dek())));
    headers.put("context-sha256", List.of(hex.formatHex(SpecCrypto.sha256(file.context()))));
    headers.put("keks", List.of("models"));
    headers.put("kek", List.of(FOUND_AFTER_UNWRAPPING.contains(expect) ? "asked" : "untouched"));
    return headers;
  }

  private void put(Map<String, List<String>> headers, String[] more, Map<String, byte[]> files) {
    for (String line : more) {
      String[] nameAndValue = line.split(": ", 2);
      headers.put(nameAndValue[0], new ArrayList<>(Arrays.asList(nameAndValue[1])));
    }
    FormatVector vector = new FormatVector(headers, files);
    if (vectors.put(vector.name(), vector) != null) {
      throw new AssertionError("two vectors are named " + vector.name());
    }
  }

  private static String describe(byte[] plaintext) {
    return plaintext.length + " " + HexFormat.of().formatHex(SpecCrypto.sha256(plaintext));
  }
}
