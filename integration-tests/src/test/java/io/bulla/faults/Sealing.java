package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Scratch;
import io.bulla.harness.SmallModel;
import io.bulla.harness.SystemCalls;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One sealing of a small model that is about to be disturbed, and what must hold afterwards. */
final class Sealing {
  /** What becomes of the plaintext. */
  enum Way {
    KEPT,
    DELETED,
    REPLACED
  }

  private final KeySetup keys;
  private final Way way;
  private final Path place;
  private final Path plain;
  private final Path sealed;
  private final Map<String, byte[]> before;

  private Sealing(KeySetup keys, Way way, Path place, Path plain) throws IOException {
    this.keys = keys;
    this.way = way;
    this.place = place;
    this.plain = plain;
    this.sealed = way == Way.REPLACED ? plain : place.resolve("sealed");
    this.before = content(plain);
  }

  static Sealing ofFile(KeySetup keys, Way way) throws IOException {
    Path place = Scratch.directory("place");
    Path source = SmallModel.directory().resolve("model.onnx");
    return new Sealing(keys, way, place, Files.copy(source, place.resolve("model.onnx")));
  }

  static Sealing ofDirectory(KeySetup keys, Way way) throws IOException {
    Path place = Scratch.directory("place");
    Path plain = place.resolve("model");
    Files.move(SmallModel.directory(), plain);
    return new Sealing(keys, way, place, plain);
  }

  /** Where plaintext and model are. */
  Path place() {
    return place;
  }

  /** One segment a file, so that the same thread makes the same calls each time. */
  Object[] arguments() {
    List<Object> arguments = new ArrayList<>(List.of("seal", plain, "--kek", keys.kekId()));
    arguments.addAll(List.of("--segment-size", "4M"));
    switch (way) {
      case KEPT -> arguments.addAll(List.of("-o", sealed));
      case DELETED -> arguments.addAll(List.of("-o", sealed, "--delete-plaintext"));
      case REPLACED -> arguments.add("--in-place");
    }
    return arguments.toArray();
  }

  /** Makes a sealing of one kind of model. */
  interface Kind {
    Sealing sealing(Way way) throws IOException;
  }

  /** The calls to disturb: without those at the beginning that are made where plaintext is kept. */
  static List<SystemCalls.Call> callsOf(Kind kind, Way way) throws IOException {
    List<SystemCalls.Call> calls = kind.sealing(way).calls();
    assertThat(calls).extracting(SystemCalls.Call::name).contains("pwrite64", "fsync");
    List<SystemCalls.Call> others = way == Way.KEPT ? List.of() : kind.sealing(Way.KEPT).calls();
    int same = 0;
    while (same < others.size() && others.get(same).equals(calls.get(same))) {
      same++;
    }
    assertThat(calls).hasSizeGreaterThan(same);
    return calls.subList(same, calls.size());
  }

  /** The calls of an undisturbed run. */
  List<SystemCalls.Call> calls() throws IOException {
    List<SystemCalls.Call> calls = SystemCalls.below(place, keys, arguments());
    assertDone();
    return calls;
  }

  void assertDone() throws IOException {
    assertThat(isSealed()).isTrue();
  }

  /** A sealed model under its name is whole, and where there is none the plaintext is. */
  void assertNothingLost() throws IOException {
    boolean done = isSealed();
    if (done) {
      BullaCommand.run(keys, "verify", sealed).succeeded();
    } else if (way != Way.REPLACED) {
      assertThat(sealed).doesNotExist();
    }
    if (!done || way == Way.KEPT) {
      assertPlaintextIsThere();
    }
  }

  void assertPlaintextIsThere() throws IOException {
    Map<String, byte[]> now = content(plain);
    assertThat(now.keySet()).isEqualTo(before.keySet());
    before.forEach((path, content) -> assertThat(now.get(path)).isEqualTo(content));
  }

  /** Nor is anything left beside model and plaintext. */
  void assertNothingLeft() throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      assertThat(all).isSubsetOf(plain, sealed);
    }
  }

  /** What a killed run left beside the two is sealed; a directory's plaintext may be exchanged. */
  void assertNoPlaintextBeside() throws IOException {
    if (way == Way.REPLACED && Files.isDirectory(sealed) && isSealed()) {
      return;
    }
    try (Stream<Path> all = Files.list(place)) {
      for (Path left : all.filter(path -> !path.equals(plain) && !path.equals(sealed)).toList()) {
        for (byte[] content : before.values()) {
          Piece.of(content).assertInNoFileBelow(left);
        }
      }
    }
  }

  private boolean isSealed() throws IOException {
    return SealedModel.rootOf(Files.isDirectory(sealed) ? sealed.resolve("model.onnx") : sealed)
        .isPresent();
  }

  private static Map<String, byte[]> content(Path root) throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        content.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }
}
