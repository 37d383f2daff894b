package io.bulla.provider.awskms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policies that docs/kms.md tells operators to paste. */
final class PoliciesInDocs {
  private static final String KEY =
      "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private PoliciesInDocs() {}

  /** The block of JSON after a line that begins so, for another key. */
  static String after(String line, String keyArn) throws IOException {
    Path file = Path.of(System.getProperty("bulla.root"), "docs/kms.md");
    Matcher policy =
        Pattern.compile(
                "^" + Pattern.quote(line) + ".*?```json\n(.*?)```",
                Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Files.readString(file));
    if (!policy.find() || !policy.group(1).contains(KEY)) {
      throw new IllegalStateException(file + " has no policy after \"" + line + "\"");
    }
    return policy.group(1).replace(KEY, keyArn);
  }
}
