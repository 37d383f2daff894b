package io.bulla.agent.hooks.onnxruntime;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Names that stand for something else than an initializer of the main graph, or for more than that:
 * of all values in inner graphs and functions, and of what the model gives out. Not thread-safe.
 */
final class ReservedNames {
  private static final int NODE_OUTPUT = 2;
  private static final int TENSOR_NAME = 8;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;

  private final WireInput input;
  private final Set<String> names = new HashSet<>();
  private final Set<String> initializers = new HashSet<>();

  private ReservedNames(WireInput input) {
    this.input = input;
  }

  static Set<String> of(WireInput input) throws IOException {
    ReservedNames reserved = new ReservedNames(input);
    reserved.message(OnnxMessage.MODEL, 0, 0, input.lengthBytes());
    return reserved.names;
  }

  /**
   * @param graphs how many graphs or functions lie around it; 1 in the main graph
   */
  private void message(OnnxMessage type, int graphs, long content, long end) throws IOException {
    WireReader reader = new WireReader(input, content, end);
    while (reader.next()) {
      if (reader.isLengthDelimited()) {
        field(type, graphs, reader);
      } else {
        reader.skip();
      }
    }
  }

  private void field(OnnxMessage type, int graphs, WireReader reader) throws IOException {
    OnnxMessage part = type.in(reader.field());
    if (part != null) {
      int lengthBytes = reader.length();
      long from = reader.position();
      message(part, graphs + around(part), from, from + lengthBytes);
      reader.skip(lengthBytes);
    } else if (type == OnnxMessage.TENSOR && reader.field() == TENSOR_NAME) {
      tensor(graphs, reader.text());
    } else if (type == OnnxMessage.NODE && reader.field() == NODE_OUTPUT && graphs > 1) {
      names.add(reader.text());
    } else if (type == OnnxMessage.GRAPH && isValue(reader.field(), graphs)) {
      value(reader);
    } else {
      reader.skip();
    }
  }

  /** Functions count twice: nothing in them is of the main graph. */
  private static int around(OnnxMessage part) {
    return switch (part) {
      case GRAPH -> 1;
      case FUNCTION -> 2;
      default -> 0;
    };
  }

  private static boolean isValue(int field, int graphs) {
    return field == GRAPH_OUTPUT || (field == GRAPH_INPUT && graphs > 1);
  }

  private void tensor(int graphs, String name) {
    if (graphs > 1 || !initializers.add(name)) {
      names.add(name);
    }
  }

  /** ValueInfoProto. */
  private void value(WireReader reader) throws IOException {
    int lengthBytes = reader.length();
    WireReader value = new WireReader(input, reader.position(), reader.position() + lengthBytes);
    while (value.next()) {
      if (value.isLengthDelimited() && value.field() == 1) {
        names.add(value.text());
      } else {
        value.skip();
      }
    }
    reader.skip(lengthBytes);
  }
}
