package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One key, by the calls of the API. Safe for use by several threads. */
final class VaultKey {
  private static final String ALGORITHM = "RSA-OAEP-256";

  /** Where the rest of a list is. */
  private static final Pattern LINK =
      Pattern.compile("https://[^/?#]+(/keys/[0-9A-Za-z/-]+)\\?([!-~&&[^#\"<>\\\\^`{|}]]*)");

  private final VaultApi api;
  private final Session session;

  VaultKey(VaultApi api, Session session) {
    this.api = api;
    this.session = session;
  }

  KeyAddress address() {
    return api.place();
  }

  /** Wraps by the current version; what it answers, the caller closes. */
  VaultAnswer wrap(byte[] bound, String eventId, Patience patience) throws KekException {
    VaultAnswer answer = ask(path("") + "/wrapkey", bound, eventId, patience);
    return good(answer, false);
  }

  /** Unwraps by a version; what it answers, the caller closes. */
  VaultAnswer unwrap(VersionId version, byte[] wrapped, String eventId, Patience patience)
      throws KekException {
    VaultAnswer answer = ask(path(version.hex()) + "/unwrapkey", wrapped, eventId, patience);
    return good(answer, true);
  }

  private VaultAnswer ask(String path, byte[] value, String eventId, Patience patience)
      throws KekException {
    byte[] body = body(value);
    try {
      return session.send(token -> api.write(path, token, eventId, body, patience), patience);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static byte[] body(byte[] value) {
    try (JsonBody body = new JsonBody()) {
      return body.text("alg", ALGORITHM).base64Url("value", value).bytes();
    }
  }

  /** Returns the description of the current version. */
  Json.Fields description(Patience patience) throws KekException {
    return read(path("") + "?", patience);
  }

  /** Returns the descriptions of all versions. */
  List<Json.Fields> versions(Patience patience) throws KekException {
    List<Json.Fields> all = new ArrayList<>();
    String path = "/keys/" + address().key() + "/versions?maxresults=25";
    while (!path.isEmpty()) {
      Json.Fields page = read(path, patience);
      all.addAll(page.objects("value"));
      String link = page.text("nextLink").orElse("");
      path = link.isEmpty() ? "" : pathOf(link);
    }
    return all;
  }

  /** The token goes to this vault alone, whatever host a link names. */
  private String pathOf(String link) throws KekException {
    Matcher matcher = LINK.matcher(link);
    if (!matcher.matches()) {
      throw new KekException(Kind.REFUSED, address() + ": the vault's list of versions has no end");
    }
    return matcher.group(1) + "?" + matcher.group(2).replaceAll("(^|&)api-version=[^&]*", "");
  }

  private Json.Fields read(String path, Patience patience) throws KekException {
    return good(session.send(token -> api.read(path, token, patience), patience), false).fields();
  }

  private VaultAnswer good(VaultAnswer answer, boolean isUnwrap) throws KekException {
    if (answer.isGood()) {
      return answer;
    }
    throw VaultFailure.of(address(), answer, isUnwrap);
  }

  /** Without a version it is the current one: the segment is there all the same. */
  private String path(String version) {
    return "/keys/" + address().key() + "/" + version;
  }

  KekException strange(VaultAnswer answer, String what) {
    return answer.failure(Kind.REFUSED, address(), what + "; is it a vault of Azure's?");
  }
}
