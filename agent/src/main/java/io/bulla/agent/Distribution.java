package io.bulla.agent;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
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
  private static final String JAR_SCHEME = "jar:";

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

  /** Read off the URL's text: opening the URL would cost a dozen classes at every JVM's start. */
  private static Path agentJar() {
    String own = String.valueOf(ClassLoader.getSystemResource("io/bulla/agent/BullaAgent.class"));
    int end = own.lastIndexOf("!/");
    if (!own.startsWith(JAR_SCHEME) || end < 0) {
      throw new IllegalStateException("the agent does not run from a jar: " + own);
    }
    try {
      return Path.of(URI.create(own.substring(JAR_SCHEME.length(), end))).toRealPath();
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("the agent cannot find its own jar " + own + ": " + e, e);
    }
  }

  Path nativeDirectory() {
    return root.resolve("native");
  }

  /** The natives first, so that nothing that a jar carries is unpacked. */
  URL[] classPath() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve("lib"))) {
      for (Path file : files) {
        if (file.toString().endsWith(".jar")) { // a glob would be a regular expression
          entries.add(file);
        }
      }
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
