package io.bulla.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Slots on a machine that stops: after a number of steps nothing is done any more, and the write in
 * progress then is done in part. A step is a half of a write, or a sync.
 */
final class CuttingStorage implements SlotStorage {
  /** The machine stopped. */
  static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final SlotStorage file;
  private int stepsLeft;

  CuttingStorage(FileChannel file, int steps) {
    this.file = SlotStorage.of(file);
    this.stepsLeft = steps;
  }

  @Override
  public void read(ByteBuffer target, long position) throws IOException {
    file.read(target, position);
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    int half = bytes.remaining() / 2;
    step();
    file.write(bytes.slice().limit(half), position);
    step();
    file.write(bytes.position(bytes.position() + half), position + half);
  }

  @Override
  public void sync() throws IOException {
    step();
    file.sync();
  }

  private void step() throws Stopped {
    if (stepsLeft-- <= 0) {
      throw new Stopped();
    }
  }
}
