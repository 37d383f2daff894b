package io.bulla.provider.bcfips;

/** Says why BC FIPS did not start. */
final class StartFailure {
  private StartFailure() {}

  static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsatisfiedLinkError) {
        return noExecutableTemp();
      }
    }
    return "BC FIPS did not pass its start-up checks: " + failure;
  }

  private static String noExecutableTemp() {
    return "BC FIPS cannot load its native code from the temporary directory "
        + System.getProperty("java.io.tmpdir")
        + ", which is probably mounted noexec; set -Djava.io.tmpdir to a directory that may execute,"
        + " or -Dorg.bouncycastle.native.cpu_variant=java to do without native code";
  }
}
