package io.bulla.provider.report;

import io.bulla.provider.spi.KekVersion;
import java.util.Locale;

/** One version of a KEK in a few words. */
final class KekLine {
  private KekLine() {}

  static String of(KekVersion version, String state) {
    return String.format(
        Locale.ROOT,
        "version %d %s, %s-%d, %s",
        version.number(),
        state,
        version.algorithm(),
        version.bits(),
        kept(version));
  }

  private static String kept(KekVersion version) {
    String kept = version.protection().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String detail = version.protectionDetail();
    return detail.isEmpty() ? kept : kept + " (" + detail + ")";
  }
}
