package io.bulla.cli.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, iterables, strings, numbers and booleans as indented JSON.
 *
 * <p>The order is that of the map. Anything else is written as its string. Stateless, safe for
 * threads.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** One JSON value and a line feed. */
  public static void write(Object value, OutputStream out) throws IOException {
    out.write((text(value) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  static String text(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      value(json, value);
    }
    return text.toString();
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      object(json, map);
    } else if (value instanceof Path path) {
      json.writeString(path.toString()); // it is an Iterable too, of paths without end
    } else if (value instanceof Iterable<?> items) {
      array(json, items);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      scalar(json, value);
    }
  }

  private static void scalar(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Double || value instanceof Float) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  private static void object(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      value(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void array(JsonGenerator json, Iterable<?> items) throws IOException {
    json.writeStartArray();
    for (Object item : items) {
      value(json, item);
    }
    json.writeEndArray();
  }
}
