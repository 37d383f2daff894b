package io.bulla.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A repository in DJL's layout with one model: {@code metadata.json}, and in {@code 0.0.1} the
 * files that it lists.
 *
 * @param root the repository, or DJL's cache of one
 * @param group the model's group
 * @param artifact the model's family
 */
record DjlRepository(Path root, String group, String artifact) {
  private static final String VERSION = "0.0.1";

  /** How the files of a model lie in a repository. */
  enum Form {
    FILES,
    GZIP,
    ZIP,
    TGZ
  }

  static DjlRepository in(Path root) {
    return new DjlRepository(root, "com.example.zoo", "tiny");
  }

  /** Puts the files of a model in. */
  DjlRepository put(Path model, Form form) throws IOException, InterruptedException {
    return put(model, form, names(model));
  }

  /** Puts some of the files of a model in. */
  DjlRepository put(Path model, Form form, List<String> names)
      throws IOException, InterruptedException {
    Path version = Files.createDirectories(family().resolve(VERSION));
    StringJoiner items = new StringJoiner(",");
    switch (form) {
      case FILES, GZIP -> {
        for (String name : names) {
          String stored = form == Form.GZIP ? name + ".gz" : name;
          try (OutputStream out = output(version.resolve(stored))) {
            Files.copy(model.resolve(name), out);
          }
          items.add(item(name, stored));
        }
      }
      case ZIP -> items.add(archive(zip(model, names, version.resolve("tiny.zip"))));
      case TGZ -> items.add(archive(tar(model, names, version.resolve("tiny.tar.gz"))));
    }
    Files.writeString(family().resolve("metadata.json"), metadata(items.toString()));
    return this;
  }

  /** Puts in what DJL has downloaded already, for a repository that is its cache. */
  DjlRepository putDownloaded(Path model) throws IOException, InterruptedException {
    put(model, Form.FILES);
    Path version = family().resolve(VERSION);
    for (String name : names(model)) {
      Path file = version.resolve("tiny").resolve(name);
      Files.createDirectories(file.getParent());
      Files.move(version.resolve(name), file);
    }
    return this;
  }

  /** A stored file of the model. */
  Path file(String name) {
    return family().resolve(VERSION).resolve(name);
  }

  String url() {
    return root.toUri().toString();
  }

  private Path family() {
    return root.resolve("model/tabular/softmax_regression")
        .resolve(group.replace('.', '/'))
        .resolve(artifact);
  }

  private static List<String> names(Path model) throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static OutputStream output(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }

  static Path zip(Path model, List<String> names, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(model.resolve(name), out);
      }
    }
    return zip;
  }

  private static Path tar(Path model, List<String> names, Path tar)
      throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder("tar", "-czf", tar.toString(), "-C");
    command.command().add(model.toString());
    command.command().addAll(names);
    int exitCode = command.inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException(command.command() + " ended with " + exitCode);
    }
    return tar;
  }

  private static String item(String name, String stored) {
    return "\"%s\": {\"uri\": \"%s/%s\", \"name\": \"%s\", \"size\": 1}"
        .formatted(name, VERSION, stored, name);
  }

  /** With its hash, which DJL compares. */
  private static String archive(Path file) throws IOException {
    return "\"model\": {\"uri\": \"%s/%s\", \"name\": \"\", \"size\": 1, \"sha1Hash\": \"%s\"}"
        .formatted(VERSION, file.getFileName(), sha1(file));
  }

  private static String sha1(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String metadata(String items) {
    return """
        {
          "metadataVersion": "0.2", "resourceType": "model",
          "application": "tabular/softmax_regression",
          "groupId": "%s", "artifactId": "%s", "name": "tiny",
          "artifacts": [{"version": "%s", "name": "tiny", "files": {%s}}]
        }
        """
        .formatted(group, artifact, VERSION, items);
  }
}
