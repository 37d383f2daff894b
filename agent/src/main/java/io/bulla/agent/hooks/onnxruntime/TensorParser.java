package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.onnxruntime.Tensor.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one tensor's message but for its data. Not thread-safe. */
final class TensorParser {
  private static final int DIMENSIONS = 1;
  private static final int DATA_TYPE = 2;
  private static final int NAME = 8;
  static final int RAW_DATA = 9;
  static final int EXTERNAL_DATA = 13;
  static final int DATA_LOCATION = 14;
  static final int EXTERNAL = 1;

  private final WireInput input;
  private final List<Long> dimensions = new ArrayList<>();
  private final Map<String, String> entries = new HashMap<>();
  private final List<Range> placeFields = new ArrayList<>();
  private String name = "";
  private int dataType;
  private boolean external;
  private Range raw = Range.NONE;

  private TensorParser(WireInput input) {
    this.input = input;
  }

  static Tensor parse(WireInput input, long content, long end, boolean initializer)
      throws IOException {
    TensorParser parser = new TensorParser(input);
    WireReader reader = new WireReader(input, content, end);
    for (long start = content; reader.next(); start = reader.position()) {
      parser.field(reader);
      parser.remember(reader, start);
    }
    return parser.tensor(initializer);
  }

  private Tensor tensor(boolean initializer) {
    return new Tensor(name, dataType, dimensions, external, entries, raw, initializer, placeFields);
  }

  private void field(WireReader reader) throws IOException {
    if (reader.isVarint()) {
      number(reader.field(), reader.varint());
    } else if (reader.isLengthDelimited()) {
      bytes(reader);
    } else {
      reader.skip();
    }
  }

  private void remember(WireReader reader, long start) {
    boolean isPlace =
        switch (reader.field()) {
          case RAW_DATA, EXTERNAL_DATA, DATA_LOCATION -> true;
          default -> false;
        };
    if (isPlace) {
      placeFields.add(new Range(start, reader.position()));
    }
  }

  private void number(int field, long value) {
    switch (field) {
      case DIMENSIONS -> dimensions.add(value);
      case DATA_TYPE -> dataType = (int) value;
      case DATA_LOCATION -> external = (int) value == EXTERNAL;
      default -> {}
    }
  }

  private void bytes(WireReader reader) throws IOException {
    switch (reader.field()) {
      case DIMENSIONS -> packedDimensions(reader);
      case NAME -> name = reader.text();
      case RAW_DATA -> {
        int lengthBytes = reader.length();
        raw = new Range(reader.position(), reader.position() + lengthBytes);
        reader.skip(lengthBytes);
      }
      case EXTERNAL_DATA -> entry(reader);
      default -> reader.skip();
    }
  }

  private void packedDimensions(WireReader reader) throws IOException {
    int lengthBytes = reader.length();
    long end = reader.position() + lengthBytes;
    WireReader packed = new WireReader(input, reader.position(), end);
    while (packed.position() < end) {
      dimensions.add(packed.varint());
    }
    reader.skip(lengthBytes);
  }

  /** StringStringEntryProto. */
  private void entry(WireReader reader) throws IOException {
    int lengthBytes = reader.length();
    WireReader entry = new WireReader(input, reader.position(), reader.position() + lengthBytes);
    String key = "";
    String value = "";
    while (entry.next()) {
      if (entry.isLengthDelimited() && entry.field() == 1) {
        key = entry.text();
      } else if (entry.isLengthDelimited() && entry.field() == 2) {
        value = entry.text();
      } else {
        entry.skip();
      }
    }
    entries.put(key, value);
    reader.skip(lengthBytes);
  }
}
