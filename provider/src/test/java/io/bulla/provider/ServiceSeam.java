package io.bulla.provider;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The seam over one KEK of a service, {@code models}, whose extension is loaded as it ships. */
public record ServiceSeam(Seam seam) {
  private static final byte[] CONTEXT =
      "model-id=mini\nmodel-version=3\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DEK = new byte[32];

  /** A KEK that is waited for, unless its URI says how long; more lines are settings. */
  public static ServiceSeam of(Path directory, String uri, String... settings) {
    String patient = uri.contains("x-bulla-deadline") ? uri : uri + "&x-bulla-deadline=120000";
    List<String> lines =
        new ArrayList<>(List.of("kek.models = " + patient, "extensions.dir = " + extensions()));
    lines.addAll(List.of(settings));
    return new ServiceSeam(new Seam(Configured.provider(directory, lines.toArray(String[]::new))));
  }

  public static String extensions() {
    return System.getProperty("bulla.test.extensions");
  }

  public byte[] wrap() throws Exception {
    return seam.wrap(seam.key("models"), DEK, CONTEXT);
  }

  public byte[] unwrap(byte[] blob) throws Exception {
    return seam.unwrap(seam.key("models"), blob, CONTEXT);
  }

  public boolean opens(byte[] blob) throws Exception {
    return Arrays.equals(unwrap(blob), DEK);
  }

  public boolean wraps() throws Exception {
    return wrap().length > DEK.length;
  }
}
