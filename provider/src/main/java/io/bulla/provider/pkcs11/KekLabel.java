package io.bulla.provider.pkcs11;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label that Bulla gives a key on a token: {@code bulla:<object>:<version>:<random hex>}.
 * Labels are not unique on a token, and two secret keys under one label make the JDK's key store of
 * the whole token fail to load: hence the random part.
 */
record KekLabel(String object, int version, String random) {

  private static final Pattern FORM =
      Pattern.compile("bulla:(.+):([1-9][0-9]{0,9}):([0-9a-f]{16})");
  private static final int RANDOM_BYTES = 8;

  static KekLabel fresh(String object, int version) {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return new KekLabel(object, version, HexFormat.of().formatHex(random));
  }

  /** Empty for a label that is not Bulla's. */
  static Optional<KekLabel> parse(String label) {
    Matcher form = FORM.matcher(label);
    if (!form.matches() || Long.parseLong(form.group(2)) > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new KekLabel(form.group(1), Integer.parseInt(form.group(2)), form.group(3)));
  }

  String text() {
    return "bulla:" + object + ":" + version + ":" + random;
  }
}
