package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KeyWrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code bulla doctor} says of a token and of the KEK in it. */
final class Pkcs11Diagnosis {

  private final KekPlace place;
  private final Pkcs11Token token;
  private final Pkcs11Backend backend;
  private final Deadline deadline;

  Pkcs11Diagnosis(KekPlace place, Pkcs11Token token, Pkcs11Backend backend, Deadline deadline) {
    this.place = place;
    this.token = token;
    this.backend = backend;
    this.deadline = deadline;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(tokenFinding(deadline.run(token.connector()::token)));
      findings.addAll(mechanismFindings());
      findings.addAll(kekFindings(backend.versions()));
    } catch (KekException e) {
      findings.add(new Finding(token.text(), Status.FAIL, String.valueOf(e.getMessage()), ""));
    }
    return List.copyOf(findings);
  }

  private Finding tokenFinding(Optional<TokenInfo> info) {
    if (info.isEmpty()) {
      return new Finding(
          token.text(),
          Status.WARN,
          "cannot be inspected, since JNA does not work here: attributes of keys are unverified",
          "put the directory native/ of the distribution within reach of JNA");
    }
    TokenInfo present = info.get();
    return new Finding(
        token.text(),
        present.isUserPinCountLow() ? Status.WARN : Status.OK,
        present.manufacturer()
            + " "
            + present.model()
            + ", serial "
            + present.serial()
            + (present.isUserPinCountLow() ? ", a wrong PIN was given since the last login" : ""),
        present.isUserPinCountLow() ? "check pin-source before the token locks itself" : "");
  }

  private List<Finding> mechanismFindings() throws KekException {
    return backend.use(
        generation -> {
          GcmOffer gcm = token.mechanisms().gcm(generation);
          Optional<WrapOffer> kwp = token.mechanisms().keyWrapping(generation, KeyWrapping.KWP);
          return List.of(
              new Finding(
                  token.text() + " AES-GCM",
                  gcm.present() ? Status.OK : kwp.isPresent() ? Status.WARN : Status.FAIL,
                  gcm.text(),
                  gcm.present() ? "" : kwp.isPresent() ? "AES-KWP is used" : "use another token"),
              new Finding(
                  token.text() + " AES-KWP",
                  Status.OK,
                  kwp.map(WrapOffer::text).orElse("not offered"),
                  ""));
        });
  }

  private List<Finding> kekFindings(List<KekVersion> versions) {
    if (versions.isEmpty()) {
      return List.of(
          new Finding("kek " + place.kekId(), Status.FAIL, "has no key on the token", "create it"));
    }
    return versions.stream().map(this::kekFinding).toList();
  }

  private Finding kekFinding(KekVersion version) {
    boolean safe = version.protection() == KekVersion.Protection.NON_EXTRACTABLE;
    return new Finding(
        "kek " + place.kekId() + "/" + version.number(),
        safe ? Status.OK : Status.FAIL,
        version.protectionDetail(),
        safe ? "" : "generate a KEK on the token, and leave this key");
  }
}
