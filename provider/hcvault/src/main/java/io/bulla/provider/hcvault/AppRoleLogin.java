package io.bulla.provider.hcvault;

import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.util.Arrays;

/**
 * AppRole: the role's id stands in the URI, its secret id is the place's secret.
 *
 * @param mount of the auth method
 */
record AppRoleLogin(Grant grant, KekPlace place, String mount, String roleId) implements Login {
  @Override
  public Token token(Patience patience) throws KekException {
    char[] secretId = place.secret().read();
    try (JsonBody credentials = new JsonBody()) {
      credentials.text("role_id", roleId).secret("secret_id", secretId);
      return grant.login(mount, credentials, advice(), patience);
    } finally {
      Arrays.fill(secretId, '\0');
    }
  }

  @Override
  public String advice() {
    return "check auth-mount and role-id, and put a valid secret id where password-source says";
  }
}
