package io.bulla.refusals;

import io.bulla.harness.Copies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ways to tamper with a sealed directory or file, each with what the refusal says. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
enum Tampering {
  DIRECTORY_UNTOUCHED("session ", "", (directory, originals) -> {}),
  MEMBER_FLIPPED(
      "ModelAuthenticationException",
      "segment 0",
      (directory, originals) -> Copies.flip(model(directory), Offset.MEMBER_PAYLOAD + 100)),
  MEMBER_LAST_BYTE_FLIPPED(
      "ModelAuthenticationException",
      "segment",
      (directory, originals) -> Copies.flip(model(directory), Files.size(model(directory)) - 1)),
  MEMBER_HEADER_FLIPPED(
      "ModelIdentityException",
      "model.onnx",
      (directory, originals) -> Copies.flip(model(directory), Offset.SEAL_ID)),
  MEMBER_TRUNCATED(
      "ModelFormatException",
      "model.onnx",
      (directory, originals) -> Copies.cut(model(directory), 1)),
  MEMBERS_SWAPPED(
      "ModelIdentityException",
      "model.onnx",
      (directory, originals) -> Copies.swap(model(directory), directory.resolve("second.onnx"))),
  MEMBER_OF_OTHER_SEALING(
      "ModelIdentityException",
      "model.onnx",
      (directory, originals) -> Copies.replace(model(directory), model(originals.otherSealing()))),
  PLAINTEXT_IN_PLACE_OF_MEMBER(
      "ModelIdentityException",
      "model.onnx",
      (directory, originals) -> Copies.replace(model(directory), model(originals.plain()))),
  MEMBER_REMOVED(
      "ModelIdentityException",
      "model.onnx",
      (directory, originals) -> Files.delete(model(directory))),
  OTHER_MEMBER_REMOVED(
      "ModelIdentityException",
      "serving.properties",
      (directory, originals) -> Files.delete(directory.resolve("serving.properties"))),
  MANIFEST_FLIPPED(
      "ModelAuthenticationException",
      "bulla.manifest",
      (directory, originals) ->
          Copies.flip(manifest(directory), Files.size(manifest(directory)) - 20)),
  MANIFEST_REMOVED(
      "ModelIdentityException",
      "bulla.manifest",
      (directory, originals) -> Files.delete(manifest(directory))),
  MANIFEST_OF_OTHER_SEALING(
      "ModelIdentityException",
      "model.onnx",
      (directory, originals) ->
          Copies.replace(manifest(directory), manifest(originals.otherSealing()))),
  FILE_UNTOUCHED("session ", "", (file, originals) -> {}),
  FILE_LAST_BYTE_FLIPPED(
      "ModelAuthenticationException",
      "segment",
      (file, originals) -> Copies.flip(file, Files.size(file) - 1)),
  FILE_COMMITMENT_FLIPPED(
      "ModelAuthenticationException",
      "commitment",
      (file, originals) -> Copies.flip(file, Offset.COMMITMENT)),
  FILE_RESERVED_BYTE_FLIPPED(
      "ModelFormatException",
      "single.onnx",
      (file, originals) -> Copies.flip(file, Offset.RESERVED)),
  FILE_OF_FUTURE_VERSION(
      "ModelFormatException",
      "single.onnx",
      (file, originals) -> Copies.flip(file, Offset.LINE_VERSION)),
  FILE_TRUNCATED("ModelFormatException", "single.onnx", (file, originals) -> Copies.cut(file, 1)),
  FILE_CUT_TO_ITS_HEADER(
      "ModelFormatException",
      "single.onnx",
      (file, originals) -> Copies.cut(file, Files.size(file) - Offset.MEMBER_PAYLOAD)),
  FILE_WITH_BYTE_APPENDED(
      "ModelFormatException",
      "single.onnx",
      (file, originals) -> Files.write(file, new byte[1], StandardOpenOption.APPEND));

  private final String refusal;
  private final String place;
  private final Damage damage;

  Tampering(String refusal, String place, Damage damage) {
    this.refusal = refusal;
    this.place = place;
    this.damage = damage;
  }

  /** Damages a copy; returns the path that an application opens. */
  Path apply(Originals originals) throws IOException {
    boolean ofFile = name().startsWith("FILE_");
    Path copy = Copies.of(ofFile ? originals.file() : originals.directory());
    damage.inflict(copy, originals);
    return ofFile ? copy : model(copy);
  }

  /** The exception's simple name, or "session ". */
  String refusal() {
    return refusal;
  }

  /** What the message names. */
  String place() {
    return place;
  }

  private static Path model(Path directory) {
    return directory.resolve("model.onnx");
  }

  private static Path manifest(Path directory) {
    return directory.resolve("bulla.manifest");
  }

  /** What is done to a copy. */
  private interface Damage {
    void inflict(Path copy, Originals originals) throws IOException;
  }

  /** docs/format.md, sections 1, 3 and 3.1. */
  private static final class Offset {
    static final long LINE_VERSION = 27;
    static final long SEAL_ID = 100;
    static final long COMMITMENT = 116;
    static final long RESERVED = 1400;
    static final long MEMBER_PAYLOAD = 4096;
  }
}
