package io.bulla.loader;

import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.RecipientSlot;
import io.bulla.loader.keys.DekCache;

/**
 * A file whose header is authentic.
 *
 * @param keys its keys, which the holder closes
 * @param slots both slots
 * @param active the slot that counts
 * @param giver the version of a KEK that gave the DEK, now or when it was cached
 * @param signed whether a trusted publisher signed it
 * @param timings where the time went so far
 */
record Unlocked(
    ModelKeys keys,
    RecipientSlots slots,
    RecipientSlot.Decoded active,
    DekCache.Giver giver,
    boolean signed,
    OpenTimings timings) {}
