package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.stream.PayloadWriter;
import io.bulla.loader.stream.Transfers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Writes a manifest in one pass. It is sealed in memory first, which its cap allows, since its
 * signature stands before what is signed.
 *
 * @param seal the sealing
 * @param engine encrypts
 */
record ManifestStream(FreshSeal seal, CipherEngine engine) {
  void write(byte[] manifest, WritableByteChannel sink) throws IOException {
    ModelCore core = seal.core(ModelKind.MANIFEST, manifest.length, "");
    ContentRoot root = seal.newContentRoot();
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int segments = seal(manifest, core, root, Channels.newChannel(payload));
    Hash32 signed = root == null ? null : Hash32.of(root.root(segments));
    Transfers.writeFully(sink, seal.header(seal.block(core, signed)));
    Transfers.writeFully(sink, ByteBuffer.wrap(payload.toByteArray()));
  }

  private int seal(
      byte[] manifest, ModelCore core, @Nullable ContentRoot root, WritableByteChannel sink)
      throws IOException {
    PayloadKey key = seal.keys().newPayloadKey(seal.coreHash(core), seal.random());
    try (PayloadWriter writer = new PayloadWriter(sink, core.layout(), key, engine, root)) {
      writer.write(ByteBuffer.wrap(manifest));
      return writer.finish();
    }
  }
}
