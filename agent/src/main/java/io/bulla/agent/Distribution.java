package io.bulla.agent;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory in whose {@code agent/} the agent's jar lies, with {@code lib/}, {@code native/}
 * and {@code extensions/} beside it.
 */
record Distribution(Path root) {
  private static final String JAR_NAME = "bulla-agent.jar";

  static Distribution aroundAgent() {
    if (BullaAgent.class.getClassLoader() != null) {
      throw new IllegalStateException(
          "the agent's jar has lost its name, by which the JVM finds the agent's classes: name it "
              + JAR_NAME
              + " again");
    }
    Path directory = agentJar().getParent();
    Path root = directory == null ? null : directory.getParent();
    return of(root);
  }

  static Distribution of(@Nullable Path root) {
    if (root == null || !Files.isDirectory(root.resolve("lib"))) {
      throw new IllegalStateException(
          "there is no directory "
              + (root == null ? "lib" : root.resolve("lib"))
              + " beside the agent's: leave agent/"
              + JAR_NAME
              + " in the directory it was unpacked in, or copy that directory whole");
    }
    return new Distribution(root);
  }

  private static Path agentJar() {
    try {
      URL own = ClassLoader.getSystemResource("io/bulla/agent/BullaAgent.class");
      if (own != null && own.openConnection() instanceof JarURLConnection connection) {
        return Path.of(connection.getJarFileURL().toURI()).toRealPath();
      }
      throw new IllegalStateException("the agent does not run from a jar: " + own);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the agent cannot find its own jar: " + e, e);
    }
  }

  Path nativeDirectory() {
    return root.resolve("native");
  }

  /** The natives first, so that nothing that a jar carries is unpacked. */
  URL[] classPath() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(root.resolve("lib"), "*.jar")) {
      jars.forEach(entries::add);
    }
    Collections.sort(entries);
    entries.add(0, nativeDirectory());
    return urls(entries);
  }

  private static URL[] urls(List<Path> entries) throws MalformedURLException {
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = entries.get(i).toUri().toURL();
    }
    return urls;
  }
}
