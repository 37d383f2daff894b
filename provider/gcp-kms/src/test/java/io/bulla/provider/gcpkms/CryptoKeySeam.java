package io.bulla.provider.gcpkms;

import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The seam over one KEK of Google, {@code models}. */
record CryptoKeySeam(Seam seam) {
  private static final byte[] CONTEXT = "model-id=mini\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DEK = new byte[32];

  static CryptoKeySeam of(Path directory, String uri, String... settings) {
    String patient = uri.contains("x-bulla-deadline") ? uri : uri + "&x-bulla-deadline=120000";
    List<String> lines =
        new ArrayList<>(List.of("kek.models = " + patient, "extensions.dir = " + extensions()));
    lines.addAll(List.of(settings));
    return new CryptoKeySeam(
        new Seam(Configured.provider(directory, lines.toArray(String[]::new))));
  }

  static String extensions() {
    return System.getProperty("bulla.test.extensions");
  }

  byte[] wrap() throws Exception {
    return seam.wrap(seam.key("models"), DEK, CONTEXT);
  }

  byte[] unwrap(byte[] blob) throws Exception {
    return seam.unwrap(seam.key("models"), blob, CONTEXT);
  }

  boolean opens(byte[] blob) throws Exception {
    return unwrap(blob).length == DEK.length;
  }
}
