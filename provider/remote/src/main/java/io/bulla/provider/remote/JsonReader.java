package io.bulla.provider.remote;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON by RFC 8259, and refuses a name that an object has twice. For one thread. */
final class JsonReader {
  private static final int DEEPEST = 32;
  private static final Pattern NUMERAL =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final CharBuffer in;
  private int depth;

  private JsonReader(CharBuffer in) {
    this.in = in;
  }

  static Json read(byte[] utf8) throws JsonException {
    CharBuffer chars = decode(utf8);
    try {
      JsonReader reader = new JsonReader(chars);
      Json value = reader.value();
      reader.skipBlanks();
      if (chars.hasRemaining()) {
        throw reader.unexpected();
      }
      return value;
    } finally {
      Arrays.fill(chars.array(), '\0');
    }
  }

  private static CharBuffer decode(byte[] utf8) throws JsonException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new JsonException("it is no UTF-8");
    }
  }

  private Json value() throws JsonException {
    skipBlanks();
    return switch (peek()) {
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case '"' -> new JsonText(new JsonString(in).read());
      case 't' -> word("true", Json.Word.TRUE);
      case 'f' -> word("false", Json.Word.FALSE);
      case 'n' -> word("null", Json.Word.NULL);
      default -> numeral();
    };
  }

  private interface Part {
    Json read() throws JsonException;
  }

  private Json nested(Part part) throws JsonException {
    if (++depth > DEEPEST) {
      throw new JsonException("it is nested more than " + DEEPEST + " deep");
    }
    Json value = part.read();
    depth--;
    return value;
  }

  private Json object() throws JsonException {
    Map<String, Json> fields = new LinkedHashMap<>();
    in.get();
    if (!ends('}')) {
      do {
        skipBlanks();
        expect('"');
        in.position(in.position() - 1);
        String name = new String(new JsonString(in).read());
        skipBlanks();
        expect(':');
        if (fields.put(name, value()) != null) {
          throw new JsonException("an object has a name twice, before character " + in.position());
        }
      } while (goesOn('}'));
    }
    return new Json.Fields(fields);
  }

  private Json array() throws JsonException {
    List<Json> items = new ArrayList<>();
    in.get();
    if (!ends(']')) {
      do {
        items.add(value());
      } while (goesOn(']'));
    }
    return new Json.Items(items);
  }

  private boolean ends(char end) throws JsonException {
    skipBlanks();
    if (peek() != end) {
      return false;
    }
    in.get();
    return true;
  }

  private boolean goesOn(char end) throws JsonException {
    if (ends(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private Json word(String text, Json.Word word) throws JsonException {
    for (int i = 0; i < text.length(); i++) {
      expect(text.charAt(i));
    }
    return word;
  }

  private Json numeral() throws JsonException {
    Matcher numeral = NUMERAL.matcher(in);
    if (!numeral.lookingAt()) {
      throw unexpected();
    }
    String digits = numeral.group(); // before the position moves, from which the matcher counts
    in.position(in.position() + digits.length());
    return new Json.Numeral(digits);
  }

  private void skipBlanks() {
    while (in.hasRemaining() && " \t\r\n".indexOf(in.get(in.position())) >= 0) {
      in.get();
    }
  }

  private char peek() throws JsonException {
    if (!in.hasRemaining()) {
      throw new JsonException("it ends too early");
    }
    return in.get(in.position());
  }

  private void expect(char c) throws JsonException {
    if (peek() != c) {
      throw unexpected();
    }
    in.get();
  }

  private JsonException unexpected() {
    return new JsonException("it is no JSON at character " + in.position());
  }
}
