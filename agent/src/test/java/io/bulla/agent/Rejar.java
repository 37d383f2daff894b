package io.bulla.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Copies a jar's classes under another version. */
final class Rejar {
  private Rejar() {}

  static Path withVersion(Path jar, Path directory, String version) throws IOException {
    Path copy = directory.resolve("copy-" + version + ".jar");
    try (JarFile source = new JarFile(jar.toFile());
        JarOutputStream target =
            new JarOutputStream(Files.newOutputStream(copy), manifest(version))) {
      List<JarEntry> classes =
          source.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
      for (JarEntry entry : classes) {
        target.putNextEntry(new JarEntry(entry.getName()));
        source.getInputStream(entry).transferTo(target);
      }
    }
    return copy;
  }

  private static Manifest manifest(String version) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    return manifest;
  }
}
