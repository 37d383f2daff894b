package io.bulla.loader;

import io.bulla.loader.crypto.Wiping;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.ObjectUpload;
import io.bulla.loader.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Seals files into objects of a store, as they are read.
 *
 * @param sealer begins the sealing
 * @param store takes the objects
 */
record StoreSealer(ModelSealer sealer, ModelStore store) {
  private static final int PIECE_BYTES = 1 << 20;

  StoredSealing stream(URI target, SealRequest request, boolean overwrite) throws IOException {
    ObjectUpload upload = store.create(target, overwrite);
    boolean done = false;
    try {
      StoredSealing sealing = new StoredSealing(sealer.sealStream(upload, request), upload);
      done = true;
      return sealing;
    } finally {
      if (!done) {
        upload.close();
      }
    }
  }

  SealReport seal(Path source, URI target, SealRequest request, boolean overwrite)
      throws IOException {
    PlaintextFiles files = PlaintextFiles.of(source);
    Progress progress = new Progress(request, files.totalBytes());
    if (files.isDirectory()) {
      if (overwrite) {
        throw mixed(target);
      }
      return directory(files, target, request, progress);
    }
    try (StoredSealing sealing = stream(target, request, overwrite)) {
      progress.copy(source, sealing);
      return sealing.finish();
    }
  }

  /** Members are replaced one by one: cut short, neither the old model nor the new one opens. */
  private static StoreException mixed(URI target) {
    return new StoreException(
        StoreException.Kind.BAD_CONFIG,
        target
            + ": a directory is not sealed over one that is there, since a failure would leave"
            + " neither; seal it to another prefix, and remove the old one afterwards",
        null);
  }

  /** The manifest comes last: until it is there, what is there opens nowhere. */
  private SealReport directory(
      PlaintextFiles files, URI target, SealRequest request, Progress progress) throws IOException {
    String above = target.getPath().endsWith("/") ? "" : "/";
    try (DirectorySealing sealing = sealer.sealDirectory(request)) {
      for (String path : files.paths()) {
        URI object = StorePlace.resolve(target, above + path);
        try (ObjectUpload upload = store.create(object, false);
            SealingStream stream = sealing.member(path, upload)) {
          progress.copy(files.file(path), stream);
          stream.finish();
          upload.finish();
        }
      }
      URI manifest = StorePlace.resolve(target, above + FormatLimits.MANIFEST_NAME);
      try (ObjectUpload upload = store.create(manifest, false)) {
        SealReport report = sealing.finish(upload);
        upload.finish();
        return report;
      }
    }
  }

  /** How far all files are. For one thread. */
  private static final class Progress {
    private final SealRequest request;
    private final long totalBytes;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
    private long doneBytes;

    Progress(SealRequest request, long totalBytes) {
      this.request = request;
      this.totalBytes = totalBytes;
    }

    void copy(Path file, WritableByteChannel sealing) throws IOException {
      piece.clear(); // wiping has moved it
      try (ReadableByteChannel plaintext = Files.newByteChannel(file)) {
        while (plaintext.read(piece) >= 0) {
          doneBytes += piece.flip().remaining();
          sealing.write(piece);
          piece.clear();
          request.progress().progressed("sealing", doneBytes, totalBytes);
        }
      } finally {
        Wiping.wipe(piece.clear());
      }
    }
  }
}
