package io.bulla.provider.hcvault;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways to log in, as a URI names them. Stateless. */
final class Logins {
  private static final Path OF_THE_POD =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
  private static final Pattern MOUNT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}");

  private Logins() {}

  static Login of(Grant grant, KekPlace place) throws KekException {
    String auth = place.attribute("auth").orElse("token");
    return switch (auth) {
      case "token" -> token(grant, place);
      case "approle" -> appRole(grant, place);
      case "jwt" -> jwt(grant, place, "jwt", Optional.empty());
      case "kubernetes" -> jwt(grant, place, "kubernetes", Optional.of(OF_THE_POD));
      default -> throw Settings.wrong(place, "auth is token, approle, jwt or kubernetes");
    };
  }

  private static Login token(Grant grant, KekPlace place) throws KekException {
    refuse(place, "auth-mount", "role", "role-id", "jwt-file");
    Settings.required(place, "password-source");
    return new TokenLogin(grant.vault(), place, grant.nanoClock());
  }

  private static Login appRole(Grant grant, KekPlace place) throws KekException {
    refuse(place, "role", "jwt-file");
    Settings.required(place, "password-source");
    return new AppRoleLogin(
        grant, place, mount(place, "approle"), Settings.required(place, "role-id"));
  }

  private static Login jwt(Grant grant, KekPlace place, String mount, Optional<Path> defaultFile)
      throws KekException {
    refuse(place, "role-id", "password-source");
    Optional<Path> file = Settings.file(place, "jwt-file").or(() -> defaultFile);
    if (file.isEmpty()) {
      throw Settings.wrong(place, "the URI says no jwt-file, which its auth needs");
    }
    return new JwtLogin(
        grant, place, mount(place, mount), Settings.required(place, "role"), file.get());
  }

  /** What another way to log in would take is a mistake here, not something to ignore. */
  private static void refuse(KekPlace place, String... attributes) throws KekException {
    for (String attribute : attributes) {
      if (place.attribute(attribute).isPresent()) {
        throw Settings.wrong(place, attribute + " is not for its auth");
      }
    }
  }

  private static String mount(KekPlace place, String usual) throws KekException {
    String mount = place.attribute("auth-mount").orElse(usual);
    if (!MOUNT.matcher(mount).matches() || mount.contains("..")) {
      throw Settings.wrong(place, "auth-mount is no path of an auth method");
    }
    return mount;
  }
}
