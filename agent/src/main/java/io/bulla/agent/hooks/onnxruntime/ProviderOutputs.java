package io.bulla.agent.hooks.onnxruntime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of execution providers by which they write what they made of a model to disk: caches of
 * TensorRT, CoreML, OpenVINO and MIGraphX, dumps of QNN. There are more providers than anybody
 * lists, so names are judged by their words; an option that only sounds so is refused as well.
 */
final class ProviderOutputs {
  private static final List<String> WORDS = List.of("cache", "dump", "save", "ep_context");
  private static final Set<String> OFF = Set.of("", "0", "false");

  /**
   * A method and what it was told; or an entry of the session's configuration, where ONNX Runtime
   * keeps {@code ep.PROVIDER.NAME}, whoever puts it there.
   */
  private static final Pattern OPTION = Pattern.compile("(\\S+(?= )|ep\\.[^. ]+)[. ](.+)");

  private ProviderOutputs() {}

  /**
   * Why a sealed model is refused, if it is.
   *
   * @param entries the session's, and with keys as {@link SessionOptionsHook} has them told: a
   *     method, a space, a name
   */
  static Optional<String> refusal(Map<String, String> entries) {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      Matcher option = OPTION.matcher(entry.getKey());
      if (option.matches()
          && writes(option.group(2))
          && !OFF.contains(entry.getValue().strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(text(option.group(1), option.group(2)));
      }
    }
    return Optional.empty();
  }

  private static boolean writes(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains);
  }

  private static String text(String method, String name) {
    return "the option "
        + name
        + " of "
        + method
        + " may make the execution provider write parts of the model to disk in plaintext; remove"
        + " the option for sealed models, or set agent.outputs = allow";
  }
}
