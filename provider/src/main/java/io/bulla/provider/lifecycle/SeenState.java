package io.bulla.provider.lifecycle;

import io.bulla.provider.signing.RecordText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a host's memory: a line for the last record that it saw, then one for each
 * standing request for a destruction.
 *
 * @param counter of the last record; 0 for none
 * @param hash of its line
 * @param requests when each was first seen
 */
record SeenState(long counter, String hash, SeenRequests requests) {
  static final SeenState NOTHING =
      new SeenState(0, SignedRecord.ChainPlace.NOTHING_BEFORE, SeenRequests.NONE);

  private static final String FIRST_WORD = "bulla-seen/1";
  private static final List<String> FIELDS = List.of("counter", "hash");
  private static final String REQUEST = "bulla-request/1";
  private static final List<String> REQUEST_FIELDS = List.of("counter", "seen");

  SeenState {
    if (counter < 0) {
      throw new IllegalArgumentException("counter is " + counter);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not such a text
   */
  static SeenState parse(String text) {
    List<String> lines = text.stripTrailing().lines().toList();
    Map<String, String> values =
        RecordText.parse(FIRST_WORD, FIELDS, lines.isEmpty() ? "" : lines.get(0));
    Map<Long, Instant> seen = new TreeMap<>();
    lines.stream().skip(1).forEach(line -> parseRequest(line, seen));
    return new SeenState(
        Long.parseLong(values.getOrDefault("counter", "")),
        values.getOrDefault("hash", ""),
        new SeenRequests(seen));
  }

  private static void parseRequest(String line, Map<Long, Instant> seen) {
    Map<String, String> values = RecordText.parse(REQUEST, REQUEST_FIELDS, line);
    try {
      seen.put(
          Long.parseLong(values.getOrDefault("counter", "")),
          Instant.parse(values.getOrDefault("seen", "")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it has a time that is none", e);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(line(FIRST_WORD, "counter", Long.toString(counter), "hash", hash));
    requests
        .firstSeen()
        .forEach(
            (request, seen) ->
                text.append(
                    line(REQUEST, "counter", Long.toString(request), "seen", seen.toString())));
    return text.toString();
  }

  private static String line(
      String word, String name, String value, String secondName, String secondValue) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(name, value);
    values.put(secondName, secondValue);
    return RecordText.encode(word, values) + "\n";
  }
}
