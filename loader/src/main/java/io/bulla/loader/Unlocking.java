package io.bulla.loader;

import io.bulla.loader.crypto.HeaderHashes;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import io.bulla.loader.keys.DekCache;
import io.bulla.loader.keys.DekUnwrapper;
import io.bulla.loader.keys.GivenDek;
import io.bulla.loader.keys.KekFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * From a file with recipients to its keys: steps 2 to 6 of docs/format.md section 9, in their
 * order. Safe for several threads.
 */
final class Unlocking {
  private final LoaderOptions options;
  private final DekCache cache;

  Unlocking(LoaderOptions options, DekCache cache) {
    this.options = options;
    this.cache = cache;
  }

  Unlocked unlock(SealedFile file) throws IOException {
    try (UnlockedDek opened = unlockKeepingDek(file)) {
      return opened.unlocked();
    }
  }

  /** As {@link #unlock}, with the DEK for one who wraps it for others. */
  UnlockedDek unlockKeepingDek(SealedFile file) throws IOException {
    long start = System.nanoTime();
    boolean signed =
        new PublisherCheck(options.publisher(), options.primitives())
            .isSigned(file.name(), file.block());
    RecipientSlots slots = RecipientSlots.read(file);
    RecipientSlot.Decoded active = slots.active(file.slots().name());
    List<Recipient> recipients = active.slot().recipients();
    List<Recipient> allowed = allowed(file, recipients);
    DekCache.Key cacheKey = cacheKey(file, active.slot(), signed);
    long unwrapStart = System.nanoTime();
    Optional<GivenDek> cached = cached(cacheKey);
    GivenDek given =
        cached.isPresent()
            ? cached.get()
            : unwrapAndKeep(file, allowed, recipients, signed, cacheKey);
    SecretBytes dek = given.dek();
    boolean done = false;
    try {
      long unwrapEnd = System.nanoTime();
      ModelKeys keys = checkedKeys(file, dek, active);
      OpenTimings timings =
          new OpenTimings(
              System.nanoTime() - start - (unwrapEnd - unwrapStart),
              unwrapEnd - unwrapStart,
              0,
              cached.isPresent(),
              given.giver().kekId() + "/" + given.giver().kekVersion());
      done = true;
      return new UnlockedDek(
          new Unlocked(keys, slots, active, given.giver(), signed, timings), dek);
    } finally {
      if (!done) {
        dek.close();
      }
    }
  }

  private DekUnwrapper unwrapper() {
    return new DekUnwrapper(options.requireKekProvider(), options.kekIds());
  }

  private List<Recipient> allowed(SealedFile file, List<Recipient> recipients)
      throws ModelKeyException {
    List<Recipient> allowed = unwrapper().allowed(recipients);
    if (allowed.isEmpty()) {
      throw new ModelKeyException(
          file.name(),
          "is sealed for the KEKs "
              + recipients
              + ", and this configuration names "
              + options.kekIds(),
          "name one of its KEKs in the configuration, or have the model re-wrapped",
          null);
    }
    return allowed;
  }

  /** The state of a KEK may have changed since it gave the DEK. */
  private Optional<GivenDek> cached(DekCache.Key key) {
    Optional<DekCache.Giver> giver = cache.giver(key);
    if (giver.filter(each -> !unwrapper().stillGives(each)).isPresent()) {
      cache.forget(key);
      return Optional.empty();
    }
    return giver.flatMap(each -> cache.find(key).map(dek -> new GivenDek(dek, each)));
  }

  private GivenDek unwrapAndKeep(
      SealedFile file,
      List<Recipient> allowed,
      List<Recipient> recipients,
      boolean signed,
      DekCache.Key key)
      throws SealedModelException {
    GivenDek given = unwrap(file, allowed, recipients, signed);
    cache.keep(key, given.dek(), given.giver());
    return given;
  }

  private GivenDek unwrap(
      SealedFile file, List<Recipient> allowed, List<Recipient> recipients, boolean signed)
      throws SealedModelException {
    try {
      return unwrapper().give(allowed, file.core().context(), signed);
    } catch (KekFailure e) {
      List<Recipient> others = recipients.stream().filter(r -> !allowed.contains(r)).toList();
      throw Refusals.kek(file.name(), e.besides(others, "is not configured here"));
    }
  }

  private static ModelKeys checkedKeys(
      SealedFile file, SecretBytes dek, RecipientSlot.Decoded active) throws IOException {
    if (dek.lengthBytes() != ModelKeys.DEK_BYTES) {
      throw Refusals.header(file.name(), "wrapped DEK");
    }
    ModelKeys keys = ModelKeys.derive(file.primitives(), dek, file.core().sealId().bytes());
    boolean done = false;
    try {
      requireCommitment(file, keys);
      requireMac(file, keys, active);
      done = true;
      return keys;
    } finally {
      if (!done) {
        keys.close();
      }
    }
  }

  private static void requireCommitment(SealedFile file, ModelKeys keys)
      throws ModelAuthenticationException {
    if (!keys.commitsTo(file.core().commitment().bytes())) {
      throw Refusals.header(file.name(), "commitment to the DEK");
    }
  }

  private static void requireMac(SealedFile file, ModelKeys keys, RecipientSlot.Decoded active)
      throws IOException {
    if (!SlotSealing.isAuthentic(active, file.block(), keys)) {
      throw Refusals.header(
          file.slots().name(), "header MAC of recipient slot " + active.slot().index());
    }
  }

  private DekCache.Key cacheKey(SealedFile file, RecipientSlot slot, boolean signed)
      throws ModelFormatException {
    ModelCore core = file.core();
    try {
      byte[] part = slot.authenticatedPart(core.slotCapacityBytes());
      Hash32 recipients = Hash32.of(new HeaderHashes(file.primitives()).recipients(part));
      return new DekCache.Key(
          core.sealId(), core.commitment(), recipients, options.kekIds(), signed);
    } catch (FormatViolation e) {
      throw Refusals.format(file.name(), e);
    }
  }
}
