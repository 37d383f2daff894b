package io.bulla.provider.awskms;

import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one key of KMS, of which there is no other in the world.
 *
 * @param text {@code arn:PARTITION:kms:REGION:ACCOUNT:key/ID}
 * @param region where it is asked for
 */
record KeyArn(String text, String region) {
  private static final String START =
      "arn:aws[a-z-]{0,20}:kms:([a-z]{2,6}(?:-[a-z0-9]{1,20}){1,4})";
  private static final String KEY_ID =
      "(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})";
  private static final Pattern KEY = Pattern.compile(START + ":[0-9]{12}:key/" + KEY_ID);
  private static final Pattern ALIAS = Pattern.compile("(?:arn:.*:)?alias/.*");

  static KeyArn of(KekPlace place) throws KekException {
    String text = place.path().startsWith("//") ? place.path().substring(2) : "";
    Matcher key = KEY.matcher(text);
    if (key.matches()) {
      return new KeyArn(text, key.group(1));
    }
    throw PlaceAttributes.wrong(
        place,
        ALIAS.matcher(text).matches()
            ? "the URI names an alias, which may come to mean another key: what was sealed before would not open any more; name the key itself, as aws kms describe-key tells its ARN"
            : "the URI names no key of KMS; write aws-kms://arn:aws:kms:REGION:ACCOUNT:key/ID");
  }

  /** For people: what an operator writes. */
  @Override
  public String toString() {
    return "aws-kms://" + text;
  }
}
