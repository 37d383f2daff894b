package io.bulla.agent.core;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an engine takes a model from. */
sealed interface Source {
  /** Of a URI with an authority; one letter is a drive. */
  Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://");

  /** What errors call it. */
  String name();

  /** Where it is, if it has a path. */
  default Optional<Path> path() {
    return Optional.empty();
  }

  /** A file. */
  record OfFile(Path file) implements Source {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file);
    }
  }

  /** A directory, whose files an engine finds by itself. */
  record OfDirectory(Path directory) implements Source {
    @Override
    public String name() {
      return directory.toString();
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(directory);
    }
  }

  /**
   * A place that only the engine can reach, such as gs://bucket/model; never seen to be sealed. A
   * file that {@link UriPath} finds is none of these.
   */
  record OfUri(String name) implements Source {}

  /** Bytes in memory; the buffer is this record's own view. */
  record OfBytes(ByteBuffer bytes, String name) implements Source {}

  /** A name that is no path in this JVM's encoding of file names; native code may still read it. */
  record OfName(String name) implements Source {
    /** The nearest directory above it that has a path. */
    Path directory() {
      int end = name.length();
      while ((end = name.lastIndexOf('/', end - 1)) > 0) {
        Optional<Path> path = Source.pathOf(name.substring(0, end));
        if (path.isPresent()) {
          return path.get();
        }
      }
      return Path.of(end == 0 ? "/" : "");
    }
  }

  /** The same for what lives longer than the call: the application's bytes are not kept alive. */
  default Source withoutBytes() {
    return this instanceof OfBytes content
        ? new OfBytes(ByteBuffer.allocate(0), content.name())
        : this;
  }

  /** The same as a directory, if it is a path. */
  default Source asDirectory() {
    return this instanceof OfFile path ? new OfDirectory(path.file()) : this;
  }

  /** Sees the source in an argument of an engine's method; empty if it can be none. */
  static Optional<Source> of(Object argument, String engineTitle) {
    if (argument instanceof byte[] bytes) {
      return Optional.of(new OfBytes(ByteBuffer.wrap(bytes), "bytes given to " + engineTitle));
    }
    if (argument instanceof ByteBuffer buffer) {
      return Optional.of(new OfBytes(buffer.slice(), "a buffer given to " + engineTitle));
    }
    if (argument instanceof String text && SCHEME.matcher(text).lookingAt()) {
      Optional<Source> seen = UriPath.of(text).map(OfFile::new);
      return seen.isPresent() ? seen : Optional.of(new OfUri(text));
    }
    Optional<Source> file = pathOf(argument).map(OfFile::new);
    return file.isEmpty() && argument instanceof String text ? Optional.of(new OfName(text)) : file;
  }

  private static Optional<Path> pathOf(Object argument) {
    try {
      if (argument instanceof Path path) {
        return Optional.of(path);
      }
      if (argument instanceof File file) {
        return Optional.of(file.toPath());
      }
      if (argument instanceof URL url && "file".equals(url.getProtocol())) {
        return Optional.of(Path.of(url.toURI()));
      }
      return argument instanceof String text ? Optional.of(Path.of(text)) : Optional.empty();
    } catch (InvalidPathException | URISyntaxException | FileSystemNotFoundException e) {
      return Optional.empty(); // no file can have this name
    }
  }
}
