package io.bulla.cli.audit.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file of lines of JSON, whose form somebody else checks. Stateless. */
public final class LogLines {
  private static final JsonFactory FACTORY = new JsonFactory();

  private LogLines() {}

  /** Gives each line that is an object to somebody, and passes over others. */
  public static void each(Path file, Consumer<LogEntry> taker) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        take(file, number, line, taker);
      }
    }
  }

  private static void take(Path file, long number, String line, Consumer<LogEntry> taker)
      throws IOException {
    LogEntry entry;
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      entry = new LogEntry(file, number, JsonTrees.object(parser));
    } catch (JsonProcessingException e) {
      return; // torn or damaged, which the verification of the chain tells
    }
    taker.accept(entry);
  }
}
