package io.bulla.agent.core;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The version that the manifest of an engine's jar names. */
final class EngineVersion {
  private EngineVersion() {}

  /** Empty if no jar says it. */
  static String of(@Nullable ClassLoader loader, String internalName) {
    String resource = internalName + ".class";
    URL url =
        loader == null ? ClassLoader.getSystemResource(resource) : loader.getResource(resource);
    try {
      return url != null && url.openConnection() instanceof JarURLConnection connection
          ? read(connection)
          : "";
    } catch (IOException e) {
      return ""; // the jar went away under the application: its version stays unknown
    }
  }

  private static String read(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false); // a cached jar would stay open
    try (JarFile jar = connection.getJarFile()) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? "" : version(manifest.getMainAttributes());
    }
  }

  private static String version(Attributes attributes) {
    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    if (version == null) {
      version = attributes.getValue(Attributes.Name.SPECIFICATION_VERSION);
    }
    return version == null ? "" : version;
  }
}
