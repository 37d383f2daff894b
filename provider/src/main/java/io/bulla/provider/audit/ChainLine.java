package io.bulla.provider.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a line begins: its place in its chain. What follows is the rest of a CloudEvents envelope.
 *
 * @param chain the chain, which is also the name of its file
 * @param sequence 1 for the first, then one more each
 * @param previous SHA-256 of the line before, in hexadecimal; for the first, of the chain's name
 */
record ChainLine(String chain, long sequence, String previous) {
  static final String FILE_ENDING = ".jsonl";

  /** No line is longer, and so memory has a bound. */
  static final int MAX_BYTES = 1 << 20;

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"specversion\":\"1\\.0\",\"bullachain\":\"([A-Za-z0-9._-]{1,200})\","
              + "\"bullasequence\":\"([1-9][0-9]{0,17})\",\"bullaprevious\":\"([0-9a-f]{64})\","
              + "\"type\":\"io\\.bulla\\.audit\\.(start|intent|outcome|end)\",.*\\}\\}");

  /** A line that was read. */
  record Parsed(ChainLine place, LineType type) {}

  /** The text without its end. */
  String begin(LineType type) {
    return "{\"specversion\":\"1.0\",\"bullachain\":\""
        + chain
        + "\",\"bullasequence\":\""
        + sequence
        + "\",\"bullaprevious\":\""
        + previous
        + "\",\"type\":\"io.bulla.audit."
        + type.word()
        + "\",";
  }

  String id() {
    return chain + "/" + sequence;
  }

  /** Empty where no line begins and ends so. */
  static Optional<Parsed> parse(byte[] line) {
    Matcher matcher = FORM.matcher(new String(line, StandardCharsets.ISO_8859_1));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    ChainLine place =
        new ChainLine(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3));
    LineType type = LineType.of(matcher.group(4));
    return Optional.of(new Parsed(place, type));
  }

  /** What the first line of a chain has for the hash of the line before. */
  static String originOf(String chain) {
    return "bulla-audit-chain/1 " + chain;
  }
}
