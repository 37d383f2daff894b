package io.bulla.agent.hooks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Finds the other files that an engine will read when it loads a plaintext model. Stateless. */
public interface References {
  /** Engines whose models are one file, or that read others where hooks are too. */
  References NONE =
      new References() {
        @Override
        public Set<Path> ofFile(Path model) {
          return Set.of();
        }

        @Override
        public Set<Path> ofBytes(ByteBuffer model, Map<String, String> options) {
          return Set.of();
        }
      };

  /** Of a model that is a file. */
  Set<Path> ofFile(Path model) throws IOException;

  /** Of a model in memory, from the buffer's position to its limit. */
  Set<Path> ofBytes(ByteBuffer model, Map<String, String> options) throws IOException;
}
