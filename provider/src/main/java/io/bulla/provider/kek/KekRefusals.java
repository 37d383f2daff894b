package io.bulla.provider.kek;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.WrappedKey;

/**
 * Why a KEK does not do what it is asked, and what to do then.
 *
 * @param id of the KEK
 */
record KekRefusals(String id) {
  KekException notCreated() {
    return new KekException(
        Kind.NOT_FOUND, "KEK " + id + " is not there; make it with: bulla key create " + id);
  }

  /**
   * @param place for people
   */
  KekException noVersion(int version, String place) {
    return new KekException(
        Kind.NOT_FOUND, "KEK " + id + " has no version " + version + " in " + place);
  }

  /**
   * @param verb what its state forbids
   */
  KekException mayNot(String verb, StatedVersion stated) {
    return new KekException(
        Kind.UNUSABLE,
        "KEK "
            + id
            + " version "
            + stated.number()
            + " is "
            + stated.state().label()
            + (stated.detail().isEmpty() ? "" : " (" + stated.detail() + ")")
            + " and may not "
            + verb
            + "; "
            + whatNow(stated.state()));
  }

  private static String whatNow(KekState state) {
    return switch (state) {
      case ACTIVE, DEACTIVATED -> "use its active version";
      case PRE_ACTIVATION -> "an administrator activates it with: bulla key activate";
      case SUSPENDED -> "an administrator resumes it with: bulla key resume";
      case COMPROMISED -> "bulla reseal its models, by another KEK or by lifecycle.override";
      case DESTROYED -> "it is gone for good: only another KEK of the model opens it";
    };
  }

  KekException placeChooses() {
    return new KekException(
        Kind.REFUSED,
        "the place of KEK " + id + " chooses the version that wraps; name the KEK without one");
  }

  KekException makesDeksOnly() {
    return new KekException(
        Kind.REFUSED,
        "KEK "
            + id
            + " makes DEKs, by its x-bulla-data-key, and wraps none that is there; a model has at"
            + " most one such KEK, from when it is sealed");
  }

  KekException makesNone() {
    return new KekException(
        Kind.REFUSED, "KEK " + id + " makes no DEKs: it wraps those that are made here");
  }

  KekException otherLength(int asked, int made) {
    return new KekException(
        Kind.REFUSED,
        "the place of KEK "
            + id
            + " made a DEK of "
            + made
            + " bytes, where "
            + asked
            + " were asked");
  }

  KekException otherVersion(int asked, int made) {
    return new KekException(
        Kind.REFUSED, "KEK " + id + ": version " + asked + " was to wrap, and " + made + " did");
  }

  KekException noNumber(int told) {
    return new KekException(
        Kind.REFUSED, "the place of KEK " + id + " says that version " + told + " wrapped");
  }

  /** What a place made, which comes over a network perhaps, as far as it can be a blob. */
  static WrappedDek encodable(String place, KekVersion by, WrappedKey wrapped) throws KekException {
    refuseOtherKind(by, wrapped);
    try {
      return new WrappedDek(by.number(), wrapped);
    } catch (IllegalArgumentException e) {
      throw new KekException(Kind.REFUSED, place + ": " + e.getMessage(), e);
    }
  }

  /** An asymmetric wrap under a KEK that is not known as such would pass without a signature. */
  static void refuseOtherKind(KekVersion by, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() == WrappedKey.RSA_OAEP_256
        && !KekVersion.isAsymmetric(by.algorithm())) {
      throw new KekException(
          Kind.REFUSED, "a key of " + by.algorithm() + " does not wrap by RSA-OAEP");
    }
  }

  static KekException looksLikeDek() {
    return new KekException(
        Kind.REFUSED, "a key that looks like a DEK of Bulla's is not wrapped without its context");
  }

  static KekException isDek() {
    return new KekException(
        Kind.REFUSED, "it is a DEK: unwrap it with BullaWrap, which checks its context");
  }
}
