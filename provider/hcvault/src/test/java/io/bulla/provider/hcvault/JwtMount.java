package io.bulla.provider.hcvault;

import java.nio.file.Path;

/** An auth method that takes the JWTs of a signer, for who trains. */
record JwtMount(TransitSite site, String name) {
  static JwtMount create(TransitSite site, String name, SignedJwt signer) throws Exception {
    BaoAdministrator administrator = site.administrator();
    administrator.write("sys/auth/" + name, "{'type':'jwt'}");
    administrator.write(
        "auth/" + name + "/config", "{'jwt_validation_pubkeys':['" + signer.publicKeyPem() + "']}");
    administrator.write(
        "auth/" + name + "/role/training",
        "{'role_type':'jwt','user_claim':'sub','bound_audiences':['vault'],'token_policies':'"
            + site.trainingPolicy()
            + "'}");
    return new JwtMount(site, name);
  }

  /** The key's URI with this login. */
  String uri(String auth, Path jwtFile) {
    return "%s&auth=%s&auth-mount=%s&role=training&jwt-file=%s"
        .formatted(site.keyUri(), auth, name, jwtFile);
  }
}
