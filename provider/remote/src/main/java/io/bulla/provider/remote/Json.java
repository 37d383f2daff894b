package io.bulla.provider.remote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A value of JSON (RFC 8259), as an answer has it. */
public sealed interface Json permits Json.Fields, Json.Items, Json.Numeral, Json.Word, JsonText {
  /** Reads one value and nothing after it. */
  static Json parse(byte[] utf8) throws JsonException {
    return JsonReader.read(utf8);
  }

  /** Overwrites all text in it with zeros, where it may hold a secret. */
  default void wipe() {}

  /** An object; what is asked for and is not there, or is of another type, is empty. */
  record Fields(Map<String, Json> byName) implements Json {
    /** Copies the map. */
    public Fields {
      byName = Map.copyOf(byName);
    }

    /** Returns an object in it. */
    public Optional<Fields> fields(String name) {
      return of(name, Fields.class);
    }

    /** Returns text in it that is no secret. */
    public Optional<String> text(String name) {
      return of(name, JsonText.class).map(JsonText::string);
    }

    /** Returns text in it that may be a secret. */
    public Optional<JsonText> secret(String name) {
      return of(name, JsonText.class);
    }

    /** Returns a whole number in it. */
    public OptionalLong number(String name) {
      return of(name, Numeral.class).map(Numeral::whole).orElse(OptionalLong.empty());
    }

    /** Returns a truth value in it. */
    public Optional<Boolean> flag(String name) {
      return of(name, Word.class).filter(w -> w != Word.NULL).map(w -> w == Word.TRUE);
    }

    /** Returns the texts of an array in it; none where it is not there. */
    public List<String> texts(String name) {
      return of(name, Items.class).map(Items::texts).orElse(List.of());
    }

    /** Returns the objects of an array in it; none where it is not there. */
    public List<Fields> objects(String name) {
      return of(name, Items.class).map(Items::objects).orElse(List.of());
    }

    private <T extends Json> Optional<T> of(String name, Class<T> type) {
      return Optional.ofNullable(byName.get(name)).filter(type::isInstance).map(type::cast);
    }

    @Override
    public void wipe() {
      byName.values().forEach(Json::wipe);
    }
  }

  /** An array. */
  record Items(List<Json> items) implements Json {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }

    List<Fields> objects() {
      return items.stream().filter(Fields.class::isInstance).map(Fields.class::cast).toList();
    }

    List<String> texts() {
      return items.stream()
          .filter(JsonText.class::isInstance)
          .map(item -> ((JsonText) item).string())
          .toList();
    }

    @Override
    public void wipe() {
      items.forEach(Json::wipe);
    }
  }

  /** A number as it was written. */
  record Numeral(String digits) implements Json {
    OptionalLong whole() {
      try {
        return OptionalLong.of(Long.parseLong(digits));
      } catch (NumberFormatException e) {
        return OptionalLong.empty(); // a fraction, or beyond 64 bits
      }
    }
  }

  /** The other values. */
  enum Word implements Json {
    /** {@code true}. */
    TRUE,
    /** {@code false}. */
    FALSE,
    /** {@code null}. */
    NULL
  }
}
