package io.bulla.cli.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a configuration file, in which keys can be set while every other character stays as
 * it is. Lines are told apart as the configuration's reader does. Immutable.
 */
record ConfigurationText(String text) {
  private static final Pattern LINE =
      Pattern.compile("([^\\r\\n]*)(?:\\r\\n|\\r|\\n)|[^\\r\\n]+\\z");

  /** A key with its value, and where it stands: on several lines, if they are continued. */
  private record Entry(String logicalLine, int start, int end) {
    /** The value, or null if this line sets another key or none. */
    @Nullable String valueOf(String key) {
      Properties one = new Properties();
      try {
        one.load(new StringReader(logicalLine));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return one.getProperty(key);
    }
  }

  /** The text with this key set: in its place, or at the end. */
  ConfigurationText with(String key, String value) {
    for (Entry entry : entries()) {
      String now = entry.valueOf(key);
      if (now != null) {
        return now.strip().equals(value) ? this : replaced(entry, key + " = " + value);
      }
    }
    return appended(key + " = " + value);
  }

  private ConfigurationText replaced(Entry entry, String line) {
    return new ConfigurationText(
        text.substring(0, entry.start()) + line + text.substring(entry.end()));
  }

  private ConfigurationText appended(String line) {
    String ending = text.contains("\r\n") ? "\r\n" : "\n";
    boolean ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
    return new ConfigurationText(text + (ended ? "" : ending) + line + ending);
  }

  private List<Entry> entries() {
    List<MatchResult> lines = LINE.matcher(text).results().toList();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int start = lines.get(i).start();
      StringBuilder logical = new StringBuilder(content(lines.get(i)));
      while (isContinued(logical) && i + 1 < lines.size()) {
        i++;
        logical.setLength(logical.length() - 1);
        logical.append(content(lines.get(i)).stripLeading());
      }
      int end = lines.get(i).start() + content(lines.get(i)).length();
      entries.add(new Entry(logical.toString(), start, end));
    }
    return entries;
  }

  /** A line without what ends it. */
  private static String content(MatchResult line) {
    String ended = line.group(1);
    return ended == null ? line.group() : ended;
  }

  private static boolean isContinued(CharSequence line) {
    String content = line.toString().stripLeading();
    if (content.startsWith("#") || content.startsWith("!")) {
      return false;
    }
    int backslashes = 0;
    while (backslashes < content.length()
        && content.charAt(content.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
