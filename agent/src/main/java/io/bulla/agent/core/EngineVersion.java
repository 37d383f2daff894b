package io.bulla.agent.core;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that the manifest of an engine's jar names, or else what Maven wrote into it. */
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
      String version = manifest == null ? "" : version(manifest.getMainAttributes());
      return version.isEmpty() ? mavenVersion(jar) : version;
    }
  }

  /** Empty also if several artifacts were put into one jar. */
  private static String mavenVersion(JarFile jar) throws IOException {
    List<JarEntry> written =
        jar.stream()
            .filter(entry -> PropertiesFiles.WRITTEN_BY_MAVEN.matcher(entry.getName()).matches())
            .toList();
    if (written.size() != 1) {
      return "";
    }
    try (InputStream in = jar.getInputStream(written.get(0))) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    }
  }

  private static String version(Attributes attributes) {
    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    if (version == null) {
      version = attributes.getValue(Attributes.Name.SPECIFICATION_VERSION);
    }
    return version == null ? "" : version;
  }

  /** Made only where no manifest says the version. */
  private static final class PropertiesFiles {
    static final Pattern WRITTEN_BY_MAVEN =
        Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
  }
}
