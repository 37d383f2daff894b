package io.bulla.cli.audit.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON whose entries are lines, items of an array, or items of the array {@code Records}
 * or {@code records} of an object; packed by gzip or not. One entry is in memory at a time. For one
 * thread.
 *
 * @param read gets how many bytes of the file were read, each time that some were
 */
public record LogFile(Path file, LongConsumer read) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> WRAPPERS = Set.of("Records", "records");
  private static final int GZIP = 0x1f8b;

  /**
   * Gives each entry to somebody.
   *
   * @throws Failure if it is malformed: the message names file and line
   * @throws IOException if it cannot be read
   */
  public void each(Consumer<LogEntry> taker) throws IOException {
    try (InputStream counted = new CountedStream(Files.newInputStream(file), read);
        InputStream in = unpacked(new BufferedInputStream(counted, 1 << 16));
        JsonParser parser = FACTORY.createParser(in)) {
      entries(parser, taker);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw malformed(line, "it is no JSON: " + e.getOriginalMessage(), e);
    } catch (EOFException | ZipException e) {
      throw new Failure(
          ExitCode.IO, file + ": it was cut, or damaged: " + e.getMessage(), "fetch it again", e);
    }
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private void entries(JsonParser parser, Consumer<LogEntry> taker) throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        items(parser, taker);
      } else {
        entryOrWrapper(parser, taker);
      }
    }
  }

  private void items(JsonParser parser, Consumer<LogEntry> taker) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      requireObject(parser);
      long line = line(parser);
      taker.accept(new LogEntry(file, line, JsonTrees.object(parser)));
    }
  }

  /** An object that has an array of entries is none itself. */
  private void entryOrWrapper(JsonParser parser, Consumer<LogEntry> taker) throws IOException {
    requireObject(parser);
    long line = line(parser);
    Map<String, Object> members = new LinkedHashMap<>();
    boolean isWrapper = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && WRAPPERS.contains(name)) {
        isWrapper = true;
        items(parser, taker);
      } else {
        members.put(name, JsonTrees.value(parser));
      }
    }
    if (!isWrapper) {
      taker.accept(new LogEntry(file, line, members));
    }
  }

  private void requireObject(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw malformed(line(parser), "an entry is a JSON object, and this is none", null);
    }
  }

  private static long line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private Failure malformed(long line, String what, @Nullable Throwable cause) {
    return new Failure(
        ExitCode.IO,
        file + ":" + line + ": " + what,
        "a log is lines of JSON, an array, or an object with an array Records",
        cause);
  }
}
