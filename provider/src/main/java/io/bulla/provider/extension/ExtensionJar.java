package io.bulla.provider.extension;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * A jar of an extension, without a look at who signed it: any signature would do, and its digests
 * of all files cost tens of megabytes of heap. What it has to be stands in sha256sums. Open as long
 * as its classes live. Safe for several threads.
 */
final class ExtensionJar {
  private final JarFile file;
  private final CodeSource source;
  private final Manifest manifest;

  private ExtensionJar(JarFile file, CodeSource source) throws IOException {
    this.file = file;
    this.source = source;
    this.manifest = readManifest();
  }

  static ExtensionJar open(File path) throws IOException {
    URL url = path.toURI().toURL();
    JarFile file = new JarFile(path, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    boolean done = false;
    try {
      ExtensionJar jar = new ExtensionJar(file, new CodeSource(url, (Certificate[]) null));
      done = true;
      return jar;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  CodeSource source() {
    return source;
  }

  /** What it says of itself, and nothing of its files. */
  Manifest manifest() {
    return manifest;
  }

  Optional<InputStream> stream(String name) throws IOException {
    JarEntry entry = file.getJarEntry(name);
    return entry == null ? Optional.empty() : Optional.of(file.getInputStream(entry));
  }

  /** Up to the first empty line. A character may lie on two lines, so they are taken as bytes. */
  private Manifest readManifest() throws IOException {
    Optional<InputStream> content = stream(JarFile.MANIFEST_NAME);
    if (content.isEmpty()) {
      return new Manifest();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(content.get(), StandardCharsets.ISO_8859_1))) {
      String main =
          lines.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
      return new Manifest(
          new ByteArrayInputStream((main + "\n\n").getBytes(StandardCharsets.ISO_8859_1)));
    }
  }
}
