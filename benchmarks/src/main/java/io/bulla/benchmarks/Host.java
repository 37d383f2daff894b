package io.bulla.benchmarks;

import io.bulla.testing.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What this host cannot do. */
final class Host {

  private static final String CIPHER_PROVIDER = "cipherProvider";
  private static final List<String> EVERYWHERE =
      List.of("Conscrypt", "SunJCE", "BCFIPS", CipherProviders.BC_FIPS_IN_JAVA);

  private static final String NEEDS_SOFTHSM = ".KekOperations.";

  private Host() {}

  /** Parts of the names of benchmarks of which no row can be run here. */
  static List<String> cannotRun() {
    return Tools.softhsm().isEmpty() ? List.of(NEEDS_SOFTHSM) : List.of();
  }

  /** Takes rows out that would fail here, but for those that were asked for; returns which. */
  static List<String> leaveOut(CommandLineOptions given, OptionsBuilder options) {
    List<String> skipped = new ArrayList<>();
    if (Tools.softhsm().isEmpty()) {
      options.param("kek", KekPlace.KEYSTORE).exclude(Pattern.quote(NEEDS_SOFTHSM));
      skipped.add("rows under a KEK in SoftHSM, which is not on this host");
    }
    boolean chosen = given.getParameter(CIPHER_PROVIDER).hasValue();
    if (!chosen && CipherProviders.corretto().isEmpty()) {
      options.param(CIPHER_PROVIDER, EVERYWHERE.toArray(String[]::new));
      skipped.add("rows of " + CipherProviders.CORRETTO + ", which is not on the class path");
    }
    return skipped;
  }
}
