package io.bulla.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** ONNX Runtime's natives, out of its jar. */
final class OnnxNatives {

  private static final String ENTRIES = "ai/onnxruntime/native/linux-x64/";

  private OnnxNatives() {}

  /** Unpacks those of a version into a directory. */
  static void unpack(EngineDirectory runtime, Path directory) throws IOException {
    try (ZipFile jar = new ZipFile(runtime.jars().get(0).toFile())) {
      for (String name : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
        try (InputStream library = jar.getInputStream(jar.getEntry(ENTRIES + name))) {
          Files.copy(library, directory.resolve(name));
        }
      }
    }
  }
}
