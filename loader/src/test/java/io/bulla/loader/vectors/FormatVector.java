package io.bulla.loader.vectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One scenario: what a reader is given, and what must come of it (docs/format-vectors/README.md).
 *
 * @param headers its header lines; a list where a name stands more than once
 * @param files sealed and other files by their path
 */
record FormatVector(Map<String, List<String>> headers, Map<String, byte[]> files) {

  String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  String name() {
    return header("name");
  }

  boolean hasSameContentAs(FormatVector other) {
    return headers.equals(other.headers)
        && files.keySet().equals(other.files.keySet())
        && files.keySet().stream()
            .allMatch(path -> Arrays.equals(files.get(path), other.files.get(path)));
  }

  String encode() {
    StringBuilder text = new StringBuilder();
    headers.forEach(
        (name, values) -> values.forEach(value -> text.append(name + ": " + value + "\n")));
    files.forEach(
        (path, content) -> {
          text.append("\nfile: " + path + "\n");
          text.append(Base64.getMimeEncoder(100, new byte[] {'\n'}).encodeToString(zip(content)));
          text.append('\n');
        });
    return text.toString();
  }

  static FormatVector decode(String text) {
    String[] blocks = text.split("\n\n", -1);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 1; i < blocks.length; i++) {
      String[] pathAndContent = blocks[i].split("\n", 2);
      files.put(
          pathAndContent[0].substring("file: ".length()),
          unzip(Base64.getMimeDecoder().decode(pathAndContent[1])));
    }
    return new FormatVector(headers(blocks[0]), files);
  }

  private static Map<String, List<String>> headers(String block) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : block.split("\n", -1)) {
      String[] nameAndValue = line.split(": ", 2);
      headers.computeIfAbsent(nameAndValue[0], name -> new ArrayList<>()).add(nameAndValue[1]);
    }
    return headers;
  }

  private static byte[] zip(byte[] content) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static byte[] unzip(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
