package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bulla's own audit, to be joined with a service's log. Not safe for threads. */
public record OwnAudit(Path directory) {
  private static final Pattern EVENT = Pattern.compile("\"correlation_uid\":\"([^\"]+)\"");
  private static final Pattern REQUEST = Pattern.compile("\"request-id\":\"([^\"]+)\"");

  /** A new one in a directory. */
  public static OwnAudit in(Path parent) throws IOException {
    return new OwnAudit(Files.createDirectory(parent.resolve("audit")));
  }

  /** The lines of a configuration that is audited here. */
  public String[] settings() {
    return new String[] {"audit.directory = " + directory, "audit.required = true"};
  }

  /** The last record of an operation, of whichever chain. */
  public String last(String operation) throws IOException {
    List<String> records = new ArrayList<>();
    try (Stream<Path> chains = Files.list(directory)) {
      for (Path chain : chains.toList()) {
        Files.readAllLines(chain).stream()
            .filter(line -> line.contains("\"operation\":\"" + operation + "\""))
            .forEach(records::add);
      }
    }
    assertThat(records).as("records of %s", operation).isNotEmpty();
    records.sort(Comparator.comparing(OwnAudit::time));
    return records.get(records.size() - 1);
  }

  private static String time(String record) {
    return record.replaceFirst(".*?\"time\":\"([^\"]*)\".*", "$1");
  }

  /** The id of a record's event, which its service got. */
  public static String event(String record) {
    return found(EVENT, record);
  }

  /** The service's id of a record's request. */
  public static String request(String record) {
    return found(REQUEST, record);
  }

  private static String found(Pattern pattern, String record) {
    Matcher matcher = pattern.matcher(record);
    assertThat(matcher.find()).as(record).isTrue();
    return matcher.group(1);
  }
}
