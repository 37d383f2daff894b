package io.bulla.provider.extension;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code sha256sums} of an extension, in the format of the command of that name. Every jar
 * of the extension, and its file {@code offers}, has to stand in it and to be what it says.
 */
final class Sha256Sums {
  static final String FILE_NAME = "sha256sums";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *]([^/\\\\]+)");

  private final Map<String, String> sumsByName;

  private Sha256Sums(Map<String, String> sumsByName) {
    this.sumsByName = sumsByName;
  }

  static Sha256Sums read(Path file) throws IOException, ExtensionException {
    Map<String, String> sums = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new ExtensionException(file + " has a line that is no checksum of a file beside it");
      }
      sums.put(matcher.group(2), matcher.group(1));
    }
    return new Sha256Sums(sums);
  }

  void verify(Path file) throws IOException, ExtensionException {
    String expected = sumsByName.get(String.valueOf(file.getFileName()));
    if (expected == null) {
      throw new ExtensionException(file + " does not stand in " + FILE_NAME + "; remove it");
    }
    if (!expected.equals(sha256(file))) {
      throw new ExtensionException(
          file + " was changed: its SHA-256 is not that of " + FILE_NAME + "; install it anew");
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newSha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
