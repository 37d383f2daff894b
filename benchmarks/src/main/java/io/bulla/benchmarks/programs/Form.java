package io.bulla.benchmarks.programs;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** How an application gives a model to ONNX Runtime. */
enum Form {
  PATH {
    @Override
    OrtSession open(OrtEnvironment environment, Path model, OrtSession.SessionOptions options)
        throws OrtException {
      return environment.createSession(model.toString(), options);
    }
  },
  BYTES {
    @Override
    OrtSession open(OrtEnvironment environment, Path model, OrtSession.SessionOptions options)
        throws IOException, OrtException {
      return environment.createSession(Files.readAllBytes(model), options);
    }
  },
  BUFFER {
    @Override
    OrtSession open(OrtEnvironment environment, Path model, OrtSession.SessionOptions options)
        throws IOException, OrtException {
      return environment.createSession(direct(model), options);
    }
  };

  OrtSession open(OrtEnvironment environment, Path model) throws IOException, OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      return open(environment, model, options);
    }
  }

  abstract OrtSession open(
      OrtEnvironment environment, Path model, OrtSession.SessionOptions options)
      throws IOException, OrtException;

  private static ByteBuffer direct(Path model) throws IOException {
    try (FileChannel channel = FileChannel.open(model)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(channel.size()));
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException(model.toString());
        }
      }
      return buffer.flip();
    }
  }
}
