package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.SecretSource;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Places of KEKs on test tokens. */
final class Places {

  private Places() {}

  static KekPlace of(SoftHsmToken token, String kekId) {
    return of(token.module(), token.label(), token.pinFile(), kekId);
  }

  static KekPlace of(Path module, String token, Path pinFile, String kekId) {
    Map<String, String> attributes =
        Map.of("token", token, "module-path", module.toString(), "pin-source", "file:" + pinFile);
    String origin = "bulla.properties:1: kek." + kekId;
    return new KekPlace(kekId, "pkcs11", "", attributes, origin, pinOf(pinFile), false);
  }

  static KekPlace withObject(SoftHsmToken token, String kekId, String object) {
    return with(of(token, kekId), "object", object);
  }

  static KekPlace withWrongPin(SoftHsmToken token, String kekId) {
    return of(token.module(), token.label(), token.wrongPinFile(), kekId);
  }

  static KekPlace with(KekPlace place, String attribute, String value) {
    Map<String, String> attributes = new HashMap<>(place.attributes());
    attributes.put(attribute, value);
    return new KekPlace(
        place.kekId(), "pkcs11", "", attributes, place.origin(), place.secret(), false);
  }

  static KekPlace without(KekPlace place, String attribute) {
    Map<String, String> attributes = new HashMap<>(place.attributes());
    attributes.remove(attribute);
    return new KekPlace(
        place.kekId(), "pkcs11", "", attributes, place.origin(), place.secret(), false);
  }

  private static SecretSource pinOf(Path file) {
    return () -> {
      try {
        return Files.readString(file).strip().toCharArray();
      } catch (IOException e) {
        throw new KekException(KekException.Kind.BAD_CONFIG, e.toString(), e);
      }
    };
  }
}
