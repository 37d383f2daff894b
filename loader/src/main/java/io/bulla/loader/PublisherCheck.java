package io.bulla.loader;

import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.crypto.PublisherKey;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.PublisherSection;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Checks a publisher's signature against the keys that the configuration trusts (docs/format.md
 * section 6.2).
 */
final class PublisherCheck {
  private static final String HINT =
      "add the publisher's key to publisher.keys if you trust it, or get the model from one you trust";

  private final PublisherPolicy policy;
  private final Primitives primitives;

  PublisherCheck(PublisherPolicy policy, Primitives primitives) {
    this.policy = policy;
    this.primitives = primitives;
  }

  /**
   * Whether a trusted key signed the block.
   *
   * @throws ModelIdentityException if one is demanded and none did, or if a signature by a trusted
   *     key is wrong
   */
  boolean isSigned(String name, ImmutableBlock block) throws ModelIdentityException {
    PublisherSection section = block.publisher();
    Optional<PublisherKey> verifier = section.isSigned() ? trusted(section) : Optional.empty();
    if (verifier.isPresent()) {
      requireValid(name, block, verifier.get());
      return true;
    }
    if (policy.required()) {
      String problem =
          section.isSigned()
              ? "is signed by the key " + section.keyId() + ", which is not trusted"
              : "carries no publisher's signature, and one is demanded";
      throw Refusals.identity(name, problem, HINT);
    }
    return false;
  }

  private static void requireValid(String name, ImmutableBlock block, PublisherKey verifier)
      throws ModelIdentityException {
    PublisherSection section = block.publisher();
    byte[] core = block.core().encode();
    boolean valid =
        verifier.algorithm().code() == section.algorithm()
            && verifier.verifies(core, section.contentRoot().bytes(), section.signature().bytes());
    if (!valid) {
      throw Refusals.identity(
          name, "the signature of the publisher's key " + section.keyId() + " is wrong", HINT);
    }
  }

  private Optional<PublisherKey> trusted(PublisherSection section) {
    for (PublicKey key : policy.keys()) {
      PublisherKey verifier = new PublisherKey(key, primitives);
      if (Hash32.of(verifier.keyId()).equals(section.keyId())) {
        return Optional.of(verifier);
      }
    }
    return Optional.empty();
  }
}
