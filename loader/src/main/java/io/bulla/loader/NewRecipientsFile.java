package io.bulla.loader;

import io.bulla.loader.RewrapReport.Outcome;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a detached recipients file, which appears whole, synced, or not at all. For one use.
 *
 * @param block that of the sealed file
 * @param keys its keys
 * @param model whose readers are to read it
 * @param target a name that is free
 */
record NewRecipientsFile(ImmutableBlock block, ModelKeys keys, Path model, Path target)
    implements SlotChange {
  @Override
  public Outcome make(List<Recipient> recipients, boolean dryRun) throws IOException {
    if (!dryRun) {
      publish(content(recipients));
    }
    return Outcome.DETACHED;
  }

  private ByteBuffer content(List<Recipient> recipients) throws ModelFormatException {
    int capacityBytes = block.core().slotCapacityBytes();
    byte[] start = block.encode();
    ByteBuffer content =
        ByteBuffer.allocate(start.length + RecipientSlot.COUNT * capacityBytes).put(start);
    for (int index = 0; index < RecipientSlot.COUNT; index++) {
      RecipientSlot slot = new RecipientSlot(index, index + 1L, recipients);
      content.put(SlotSealing.seal(slot, block, keys, capacityBytes));
    }
    return content.flip();
  }

  private void publish(ByteBuffer content) throws IOException {
    Path temporary = PrivateFiles.temporaryBeside(target);
    try {
      write(content, temporary);
      PrivateFiles.publish(temporary, target);
    } catch (FileAlreadyExistsException e) {
      SlotsChangedException changed = new SlotsChangedException(target.toString());
      changed.initCause(e); // another re-wrapping made it meanwhile: there are its recipients now
      throw changed;
    } catch (FileSystemException e) {
      throw PrivateFiles.namingTarget(target, temporary, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void write(ByteBuffer content, Path temporary) throws IOException {
    try (FileChannel file = PrivateFiles.create(temporary)) {
      while (content.hasRemaining()) {
        file.write(content);
      }
      SameReaders.give(temporary, model); // its owner may re-wrap it where the model cannot be
      file.force(true);
    }
  }
}
