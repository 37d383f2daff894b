package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;

/**
 * A DEK and who gave it.
 *
 * @param dek the receiver closes it
 * @param giver the version of a KEK that unwrapped it
 */
public record GivenDek(SecretBytes dek, DekCache.Giver giver) {}
