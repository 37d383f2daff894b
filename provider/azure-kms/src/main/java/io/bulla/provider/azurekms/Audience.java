package io.bulla.provider.azurekms;

import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * For whom a token is meant. It follows from the vault's domain, never from what a server says in
 * its challenge: one that is not the vault's could otherwise get tokens for anything.
 *
 * @param resource as {@code https://vault.azure.net}
 */
record Audience(String resource) {
  /** Of the public cloud, and of the national ones. */
  private static final Map<String, String> BY_DOMAIN =
      new TreeMap<>(
          Map.of(
              ".vault.azure.net", "https://vault.azure.net",
              ".managedhsm.azure.net", "https://managedhsm.azure.net",
              ".vault.azure.cn", "https://vault.azure.cn",
              ".managedhsm.azure.cn", "https://managedhsm.azure.cn",
              ".vault.usgovcloudapi.net", "https://vault.usgovcloudapi.net",
              ".managedhsm.usgovcloudapi.net", "https://managedhsm.usgovcloudapi.net"));

  private static final Pattern RESOURCE = Pattern.compile("https://[a-z0-9.-]{1,253}");

  /** Of a vault elsewhere, such as behind a name of one's own, the URI has to say it. */
  static Audience of(KeyAddress vault, PlaceAttributes attributes) throws KekException {
    Optional<String> known =
        BY_DOMAIN.entrySet().stream()
            .filter(domain -> vault.host().endsWith(domain.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    Optional<String> said = attributes.text("audience");
    if (known.isPresent() && said.isPresent() && !said.equals(known)) {
      throw attributes.wrong("the audience of " + vault.host() + " is " + known.get());
    }
    String resource =
        said.or(() -> known)
            .orElseThrow(
                () ->
                    attributes.wrong(
                        vault.host()
                            + " is in no domain of Azure's; name for whom its tokens are meant by"
                            + " audience, as in audience=https://vault.azure.net"));
    if (!RESOURCE.matcher(resource).matches()) {
      throw attributes.wrong("audience is https://HOST, and no more");
    }
    return new Audience(resource);
  }

  String scope() {
    return resource + "/.default";
  }
}
