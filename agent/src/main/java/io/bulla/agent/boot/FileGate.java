package io.bulla.agent.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the JDK's calls by which an engine reads the files beside a model: each method does
 * what the JDK's of the same name does, but gives the plaintext of a sealed file. Thread-safe.
 *
 * <p>The last argument is the engine, put there by the hook.
 */
public final class FileGate {
  private static final Set<String> LOCAL_HOSTS = Set.of("", "~", "localhost"); // as the JDK

  private FileGate() {}

  /** Like {@link Files#newInputStream}. */
  public static InputStream newInputStream(Path file, OpenOption[] options, String engine)
      throws IOException {
    InputStream plaintext = Gate.bridge().openFile(engine, file);
    return plaintext == null ? Files.newInputStream(file, options) : plaintext;
  }

  /** Like {@link Files#newBufferedReader(Path)}. */
  public static BufferedReader newBufferedReader(Path file, String engine) throws IOException {
    InputStream plaintext = Gate.bridge().openFile(engine, file);
    return plaintext == null ? Files.newBufferedReader(file) : reader(plaintext);
  }

  /**
   * Like {@link Files#newBufferedReader(Path)}, for callers that go on without the file after an
   * IOException: a refusal reaches their caller as an {@link UncheckedIOException}.
   */
  public static BufferedReader newBufferedReaderOrFail(Path file, String engine)
      throws IOException {
    InputStream plaintext;
    try {
      plaintext = Gate.bridge().openFile(engine, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return plaintext == null ? Files.newBufferedReader(file) : reader(plaintext);
  }

  /** Like {@link URL#openStream}. */
  public static InputStream openStream(URL url, String engine) throws IOException {
    Path file = file(url);
    if (file == null) {
      return Gate.bridge().unseal(engine, url.openStream());
    }
    InputStream plaintext = Gate.bridge().openFile(engine, file);
    return plaintext == null ? url.openStream() : plaintext;
  }

  /**
   * The stream of a file that is about to be copied, or, if its extension tells of a way to do
   * that, unpacked: then it must not be a sealed one. See {@link Bridge#unpackable}.
   *
   * @param repository where it comes from
   */
  public static InputStream unpackable(
      InputStream stream,
      URI repository,
      @Nullable String uri,
      @Nullable String extension,
      String engine)
      throws IOException {
    if (uri == null || extension == null || extension.isEmpty()) {
      return stream;
    }
    String name = uri.contains(":") ? uri : uri + " in " + repository;
    return Gate.bridge().unpackable(engine, stream, name);
  }

  private static BufferedReader reader(InputStream plaintext) {
    return new BufferedReader(
        new InputStreamReader(plaintext, StandardCharsets.UTF_8.newDecoder()));
  }

  /** The file that the JDK opens for a URL, whatever its form: {@code file:vocab.txt} too. */
  private static @Nullable Path file(URL url) {
    if (!"file".equals(url.getProtocol()) || !LOCAL_HOSTS.contains(url.getHost())) {
      return null; // no file of this host, so its bytes are looked at instead
    }
    try {
      return Path.of(URLDecoder.decode(url.getPath().replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null; // no path of this JVM, which cannot open it either, and says so
    }
  }
}
