package io.bulla.provider.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a properties file and keeps the line of each key. The syntax is that of {@link Properties},
 * in UTF-8; a key that stands twice is an error.
 */
final class PropertiesFile {
  private static final long MAX_BYTES = 1 << 20;

  private final Path file;
  private final SortedMap<String, Setting> settings = new TreeMap<>();

  private PropertiesFile(Path file) {
    this.file = file;
  }

  static SortedMap<String, Setting> read(Path file) throws ConfigurationException {
    PropertiesFile reader = new PropertiesFile(file);
    reader.addAll(lines(file));
    return reader.settings;
  }

  private static List<String> lines(Path file) throws ConfigurationException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigurationException(file.toString(), "is larger than 1 MiB: no configuration");
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          file.toString(), "there is no configuration file; make one with: bulla init", e);
    } catch (IOException e) {
      throw new ConfigurationException(file.toString(), why(file, e), e);
    }
  }

  private static String why(Path file, IOException e) {
    if (e instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    }
    if (e instanceof CharacterCodingException) {
      return "is no UTF-8 text";
    }
    return Files.isDirectory(file)
        ? "is a directory, and a file is due"
        : "cannot be read: " + e.getMessage();
  }

  private void addAll(List<String> lines) throws ConfigurationException {
    for (int i = 0; i < lines.size(); ) {
      int first = i;
      StringBuilder logical = new StringBuilder(lines.get(i++));
      while (i < lines.size() && isContinued(logical)) {
        logical.setLength(logical.length() - 1);
        logical.append(lines.get(i++).stripLeading());
      }
      add(logical.toString(), first + 1);
    }
  }

  private static boolean isContinued(CharSequence line) {
    String text = line.toString();
    if (text.stripLeading().startsWith("#") || text.stripLeading().startsWith("!")) {
      return false;
    }
    int backslashes = 0;
    while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void add(String logicalLine, int line) throws ConfigurationException {
    String origin = file + ":" + line;
    Properties one = new Properties();
    try {
      one.load(new StringReader(logicalLine));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(origin, "is no line of a properties file", e);
    }
    for (String key : one.stringPropertyNames()) {
      Setting earlier = settings.put(key, new Setting(one.getProperty(key).strip(), origin));
      if (earlier != null) {
        throw new ConfigurationException(
            origin + ": " + key, "is set twice, first at " + earlier.origin());
      }
    }
  }
}
