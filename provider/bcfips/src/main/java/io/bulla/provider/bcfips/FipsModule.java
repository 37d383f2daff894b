package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.fips.FipsOperationError;
import org.bouncycastle.crypto.fips.FipsUnapprovedOperationError;
import org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider;
import org.jspecify.annotations.Nullable;

/**
 * BC FIPS as this class loader holds it: one provider object, registered nowhere. Its Errors become
 * exceptions here. A module that did not start is not started again, since its classes are then
 * unusable for good. Safe for use by several threads.
 */
final class FipsModule {
  /** Work with the module. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws GeneralSecurityException, KekException;
  }

  private static @Nullable FipsModule started;
  private static @Nullable String failure;

  private final Provider provider;
  private final SecureRandom random;
  private final boolean approvedOnly;

  private FipsModule(boolean approvedOnly) throws GeneralSecurityException {
    this.approvedOnly = approvedOnly;
    this.provider = new BouncyCastleFipsProvider();
    this.random = SecureRandom.getInstance("DEFAULT", provider);
  }

  /** Starts the module at the first call, which takes about a second. */
  static synchronized FipsModule started(boolean approvedOnly) throws KekException {
    if (failure != null) {
      throw new KekException(Kind.UNAVAILABLE, failure);
    }
    if (started == null) {
      started = start(approvedOnly);
    }
    if (approvedOnly && !started.approvedOnly) {
      throw new KekException(
          Kind.REFUSED,
          "BC FIPS was started in its default mode here already; start the process with"
              + " approved-only = true in the first configuration that uses it");
    }
    return started;
  }

  private static FipsModule start(boolean approvedOnly) throws KekException {
    try {
      if (approvedOnly) {
        ApprovedMode.enter();
      }
      return new FipsModule(approvedOnly);
    } catch (GeneralSecurityException | FipsOperationError | LinkageError e) {
      failure = StartFailure.explain(e);
      throw new KekException(Kind.UNAVAILABLE, failure, e);
    }
  }

  boolean isApprovedOnly() {
    return approvedOnly;
  }

  Provider provider() {
    return provider;
  }

  SecureRandom random() {
    return random;
  }

  /** Works with the module in its mode; what it finds unapproved is refused. */
  <T> T use(String what, Work<T> work) throws GeneralSecurityException, KekException {
    try {
      return work.run();
    } catch (FipsUnapprovedOperationError e) {
      throw new KekException(
          Kind.REFUSED, what + ": BC FIPS refuses it in approved-only mode: " + e.getMessage(), e);
    } catch (FipsOperationError e) {
      throw new KekException(
          Kind.UNAVAILABLE,
          what + ": BC FIPS is in its error state; start the process anew (" + e.getMessage() + ")",
          e);
    }
  }

  /** What runs, for people. */
  String describe() {
    return "BC FIPS "
        + provider.getVersionStr()
        + (CryptoServicesRegistrar.isInApprovedOnlyMode() ? ", approved-only" : "")
        + (CryptoServicesRegistrar.isNativeEnabled() ? ", native AES" : ", AES in Java");
  }
}
