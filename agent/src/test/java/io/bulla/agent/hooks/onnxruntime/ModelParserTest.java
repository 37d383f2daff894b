package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages by hand: a field's tag is its number times 8, plus 2 where a length follows. */
class ModelParserTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "graph.initializer, 3a 04 2a 02 70 01",
    "graph.sparse_initializer.values, 3a 06 7a 04 0a 02 70 01",
    "graph.node.attribute.t, 3a 08 0a 06 2a 04 2a 02 70 01",
    "graph.node.attribute.g.initializer, 3a 0a 0a 08 2a 06 32 04 2a 02 70 01",
    "functions.node.attribute.tensors, ca 01 08 3a 06 2a 04 52 02 70 01",
    "after another field, 08 07 3a 04 2a 02 70 01",
    "behind a group, 1b 08 01 1c 3a 04 2a 02 70 01",
    "the last of several locations, 3a 06 2a 04 70 00 70 01",
    "a number that protobuf cuts to 1, 3a 08 2a 06 70 81 80 80 80 10"
  })
  void tensorInAnotherFile_isFoundIn(String place, String message) throws IOException {
    assertThat(tensorsInOtherFiles(message)).as(place).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "data in the model, 3a 04 2a 02 70 00",
    "the same number outside a tensor, 3a 02 70 01",
    "nothing, ''"
  })
  void anythingElse_isNoTensorInAnotherFile(String what, String message) throws IOException {
    assertThat(tensorsInOtherFiles(message)).as(what).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "length beyond the end, 3a 7f 2a 02 70 01",
    "inner length beyond the outer, 3a 04 2a 7f 70 01 00 00",
    "negative length, 3a ff ff ff ff ff ff ff ff ff 01 2a 02 70 01",
    "endless varint, ff ff ff ff ff ff ff ff ff ff ff ff",
    "varint beyond the end, 3a",
    "group without an end, 1b 08 01",
    "end without a group, 1c",
    "no wire type, 0e"
  })
  void messageThatProtobufRefuses_isMalformed(String what, String message) {
    assertThatThrownBy(() -> tensorsInOtherFiles(message))
        .as(what)
        .isInstanceOf(MalformedModelException.class);
  }

  @Test
  void graphsInGraphsWithoutEnd_areRefusedAndDoNotExhaustTheStack() {
    ByteBuffer message = ByteBuffer.allocate(0);
    for (int i = 0; i < 60; i++) {
      for (int field : new int[] {6, 5, 1}) { // attribute.g, node.attribute, graph.node
        message = wrapped(field, message);
      }
    }
    ByteBuffer model = wrapped(7, message);
    assertThatThrownBy(() -> ModelParser.parse(new BufferInput(model)))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("100 messages deep");
  }

  @Test
  void modelInAFile_isParsedAsInMemory() throws IOException {
    byte[] padded = new byte[30_000];
    byte[] head = HexFormat.of().parseHex("0ac9ea01"); // field 1 of 30,025 bytes, across windows
    byte[] model = new byte[4 + 30_025 + 6];
    System.arraycopy(head, 0, model, 0, 4);
    System.arraycopy(padded, 0, model, 4, padded.length);
    System.arraycopy(HexFormat.of().parseHex("3a042a027001"), 0, model, 4 + 30_025, 6);
    Path file = Files.write(directory.resolve("model.onnx"), model);
    try (FileChannel channel = FileChannel.open(file)) {
      assertThat(ModelParser.parse(new FileInput(channel)).tensors()).hasSize(1);
    }
  }

  private static ByteBuffer wrapped(int field, ByteBuffer content) {
    ByteBuffer head = WireField.lengthDelimited(field, content.remaining());
    return ByteBuffer.allocate(head.remaining() + content.remaining())
        .put(head)
        .put(content)
        .flip();
  }

  private static long tensorsInOtherFiles(String hex) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    return ModelParser.parse(new BufferInput(bytes)).tensors().filter(Tensor::external).count();
  }
}
