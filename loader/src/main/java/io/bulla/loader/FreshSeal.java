package io.bulla.loader;

import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.crypto.PublisherKeyPair;
import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.format.PublisherSection;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import io.bulla.loader.format.SealId;
import io.bulla.loader.format.Signature;
import io.bulla.loader.format.Suite;
import io.bulla.loader.format.WrapContext;
import io.bulla.loader.keys.FreshDek;
import io.bulla.loader.keys.FreshDeks;
import io.bulla.loader.keys.KekFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sealing: its DEK, drawn or made anew, wrapped for its recipients, and what the headers of its
 * files say. Close wipes the keys.
 */
final class FreshSeal implements AutoCloseable {
  private static final Suite SUITE = Suite.AES256_GCM_HKDF_SHA256;

  private final SealRequest request;
  private final Primitives primitives;
  private final SealId sealId;
  private final SecretBytes dek;
  private final ModelKeys keys;
  private final List<Recipient> recipients;

  private FreshSeal(
      SealRequest request,
      Primitives primitives,
      SealId sealId,
      SecretBytes dek,
      ModelKeys keys,
      List<Recipient> recipients) {
    this.request = request;
    this.primitives = primitives;
    this.sealId = sealId;
    this.dek = dek;
    this.keys = keys;
    this.recipients = recipients;
  }

  /** Refuses a request without a recipient that is required, or whose header has no room. */
  static FreshSeal begin(LoaderOptions options, SealRequest request, String name)
      throws SealedModelException {
    new RequiredRecipients(options.requiredRecipients())
        .requireAmong(request.kekIds(), name, "seal for them too: --kek ID");
    FreshSeal seal = draw(options, request, name);
    boolean done = false;
    try {
      seal.requireRoom(name);
      done = true;
      return seal;
    } finally {
      if (!done) {
        seal.close();
      }
    }
  }

  private static FreshSeal draw(LoaderOptions options, SealRequest request, String name)
      throws SealedModelException {
    Primitives primitives = options.primitives();
    SecureRandom random = primitives.random();
    byte[] id = new byte[SealId.LENGTH_BYTES];
    random.nextBytes(id);
    SealId sealId = SealId.of(id);
    FreshDek fresh = give(options.requireKekProvider(), request, sealId, random, name);
    boolean done = false;
    try {
      ModelKeys keys = ModelKeys.derive(primitives, fresh.dek(), sealId.bytes());
      FreshSeal seal =
          new FreshSeal(request, primitives, sealId, fresh.dek(), keys, fresh.recipients());
      done = true;
      return seal;
    } finally {
      if (!done) {
        fresh.dek().close();
      }
    }
  }

  private static FreshDek give(
      Provider provider, SealRequest request, SealId sealId, SecureRandom random, String name)
      throws SealedModelException {
    WrapContext context = new WrapContext(request.modelId(), request.modelVersion(), sealId, SUITE);
    boolean signed = request.signer() != null;
    try {
      return new FreshDeks(provider).give(request.kekIds(), context, random, signed);
    } catch (KekFailure e) {
      throw Refusals.kek(name, e);
    }
  }

  SealRequest request() {
    return request;
  }

  SealId sealId() {
    return sealId;
  }

  SecretBytes dek() {
    return dek;
  }

  ModelKeys keys() {
    return keys;
  }

  Primitives primitives() {
    return primitives;
  }

  SecureRandom random() {
    return primitives.random();
  }

  byte[] coreHash(ModelCore core) {
    return keys.headerHashes().coreHash(core.encode());
  }

  List<Recipient> recipients() {
    return recipients;
  }

  boolean isSigned() {
    return request.signer() != null;
  }

  ModelCore core(ModelKind kind, long plaintextBytes, String memberPath) {
    return new ModelCore(
        kind,
        SUITE,
        request.segmentSizeBytes(),
        kind.hasSlots() ? request.slotCapacityBytes() : 0,
        plaintextBytes,
        sealId,
        Hash32.of(keys.commitment()),
        request.modelVersion(),
        request.modelId(),
        memberPath);
  }

  /** The block, signed where a publisher is there and the file is one that carries a signature. */
  ImmutableBlock block(ModelCore core, @Nullable Hash32 contentRoot) throws IOException {
    Publisher publisher = request.signer();
    boolean unsigned = publisher == null || contentRoot == null || core.kind() == ModelKind.MEMBER;
    PublisherSection section =
        unsigned || publisher == null || contentRoot == null
            ? PublisherSection.NONE
            : sign(publisher, core, contentRoot);
    return new ImmutableBlock(core, section);
  }

  private PublisherSection sign(Publisher publisher, ModelCore core, Hash32 contentRoot)
      throws IOException {
    Provider provider = publisher.provider();
    Primitives signing = provider == null ? primitives : Primitives.of(provider);
    PublisherKeyPair signer =
        new PublisherKeyPair(publisher.privateKey(), publisher.publicKey(), signing, primitives);
    try {
      byte[] signature = signer.sign(core.encode(), contentRoot.bytes());
      return new PublisherSection(
          signer.algorithm().code(),
          Hash32.of(signer.keyId()),
          contentRoot,
          Signature.of(signature));
    } catch (GeneralSecurityException e) {
      throw new ModelKeyException(
          core.modelId(),
          "the publisher's key does not sign: " + e.getMessage(),
          "check the signing key",
          e);
    }
  }

  /** Both recipient slots with their checksums, one after the other. */
  byte[] slots(ImmutableBlock block) throws ModelFormatException {
    int capacityBytes = block.core().slotCapacityBytes();
    byte[] both = new byte[RecipientSlot.COUNT * capacityBytes];
    for (int index = 0; index < RecipientSlot.COUNT; index++) {
      RecipientSlot slot = new RecipientSlot(index, index + 1L, recipients);
      byte[] encoded = SlotSealing.seal(slot, block, keys, capacityBytes);
      System.arraycopy(encoded, 0, both, index * capacityBytes, capacityBytes);
    }
    return both;
  }

  private void requireRoom(String name) throws ModelFormatException {
    int room = RecipientSlot.recipientRoomBytes(request.slotCapacityBytes());
    try {
      new RecipientSlot(0, 1, recipients).authenticatedPart(request.slotCapacityBytes());
    } catch (FormatViolation e) {
      throw new ModelFormatException(
          name,
          String.valueOf(e.getMessage()),
          "ask for a larger slot capacity than " + room + " bytes, or for fewer recipients",
          e);
    }
  }

  @Nullable ContentRoot newContentRoot() {
    return isSigned() ? new ContentRoot(primitives) : null;
  }

  @Override
  public void close() {
    keys.close();
    dek.close();
  }

  /** All that stands before the payload. */
  ByteBuffer header(ImmutableBlock block) throws ModelFormatException {
    ByteBuffer header = ByteBuffer.allocate(headerBytes(block.core())).put(block.encode());
    if (block.core().kind().hasSlots()) {
      header.put(slots(block));
    }
    return header.flip();
  }

  private static int headerBytes(ModelCore core) {
    return FormatLimits.BLOCK_BYTES + RecipientSlot.COUNT * core.slotCapacityBytes();
  }

  /** What was sealed into sinks, of which nothing can be read back and checked. */
  SealReport uncheckedReport(int files, long plaintextBytes) {
    return new SealReport(
        request.modelId(),
        request.modelVersion(),
        sealId.toString(),
        files,
        plaintextBytes,
        recipients.stream().map(Object::toString).toList(),
        false,
        false,
        List.of(),
        false);
  }
}
