package io.bulla.provider.bcfips;

import java.security.GeneralSecurityException;
import org.bouncycastle.crypto.CryptoServicesRegistrar;

/** Puts the library, in this class loader, into approved-only mode for every thread. Stateless. */
final class ApprovedMode {
  private static final String PROPERTY = "org.bouncycastle.fips.approved_only";

  private ApprovedMode() {}

  /**
   * Must come before any other use of the library, which reads its default once. A mode entered by
   * one thread would be that thread's only, and a loader's workers are many.
   *
   * <p>The property is set for as long as that takes; a copy of BC FIPS that the application starts
   * in that second gets the stricter mode too.
   *
   * @throws GeneralSecurityException if the library is in another mode already
   */
  static synchronized void enter() throws GeneralSecurityException {
    String before = System.getProperty(PROPERTY);
    System.setProperty(PROPERTY, "true");
    try {
      requireApproved();
    } finally {
      restore(before);
    }
  }

  private static void requireApproved() throws GeneralSecurityException {
    if (!CryptoServicesRegistrar.isInApprovedOnlyMode()) {
      throw new GeneralSecurityException(
          "the library is not in approved-only mode; remove "
              + PROPERTY
              + " from java.security, and start it in approved-only mode first");
    }
  }

  private static void restore(String before) {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }
}
