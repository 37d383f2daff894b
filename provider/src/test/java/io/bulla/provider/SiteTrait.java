package io.bulla.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a place of KEKs may have or lack. Most services have all of them. */
public enum SiteTrait {
  /** It tells callers apart: one may wrap, another unwrap. */
  ROLES,
  /** It tells why it refuses: that a key is not there from that one may not use it. */
  REASONS,
  /** It tells the versions of a key apart, and uses one and not another. */
  VERSIONS,
  /** Credentials that it did not take are replaced while the process runs. */
  RENEWED_CREDENTIALS,
  /** It answers only so often. */
  QUOTA,
  /** It is reached by connections, which hang and are cut. */
  CONNECTIONS,
  /** It has to be trusted before it is told anything. */
  TLS,
  /** Its credentials are good at a time only. */
  CLOCK;

  /** Which of them a case of {@link KmsContract} is about. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Needed {
    SiteTrait value();
  }

  /** A site was asked for what it does not have. */
  public static final class Absent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SiteTrait trait;

    /** Says so by name. */
    public Absent(SiteTrait trait) {
      super("the place does not have " + trait);
      this.trait = trait;
    }

    SiteTrait trait() {
      return trait;
    }
  }
}
