package io.bulla.esdk;

import java.security.GeneralSecurityException;
import java.util.List;
import software.amazon.cryptography.materialproviders.model.AwsCryptographicMaterialProvidersException;

/** Why a keyring failed, as the SDK has it told. Stateless. */
final class KeyringFailure {
  private KeyringFailure() {}

  static RuntimeException of(String what) {
    return AwsCryptographicMaterialProvidersException.builder().message(what).build();
  }

  static RuntimeException of(String what, GeneralSecurityException cause) {
    return of(what, List.of(cause));
  }

  /**
   * @param causes one at least
   */
  static RuntimeException of(String what, List<GeneralSecurityException> causes) {
    List<String> words = causes.stream().map(cause -> String.valueOf(cause.getMessage())).toList();
    return AwsCryptographicMaterialProvidersException.builder()
        .message(what + ": " + String.join(", then ", words))
        .cause(causes.get(0))
        .build();
  }
}
