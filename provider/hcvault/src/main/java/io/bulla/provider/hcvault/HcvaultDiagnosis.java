package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import java.util.ArrayList;
import java.util.List;

/** How a key of Transit stands, for {@code bulla doctor}. Stateless. */
final class HcvaultDiagnosis {
  private HcvaultDiagnosis() {}

  static List<Finding> of(TransitKey key, Attempts attempts) {
    String name = key.address().toString();
    try {
      return attempts.run(
          patience -> {
            List<Finding> findings = new ArrayList<>();
            findings.add(of(name, key.facts("", patience)));
            if (key.areKeysMadeByUse(patience).orElse(false)) {
              findings.add(keysAreMadeByUse(name, key.address().mount()));
            }
            return findings;
          },
          (note, value) -> {});
    } catch (KekException e) {
      return List.of(new Finding(name, Status.FAIL, String.valueOf(e.getMessage()), ""));
    }
  }

  private static Finding keysAreMadeByUse(String name, String mount) {
    return new Finding(
        name,
        Status.WARN,
        "who may create makes a key by a name that is mistyped",
        "forbid it with: bao write " + mount + "/config/keys disable_upsert=true");
  }

  private static String count(int versions) {
    return versions == 1 ? "1 version" : versions + " versions";
  }

  private static Finding of(String name, KeyFacts facts) {
    if (!facts.whyNot().isEmpty()) {
      return new Finding(name, Status.FAIL, "is no KEK: " + facts.whyNot(), "");
    }
    String detail = facts.protectionDetail();
    return switch (facts.protection()) {
      case NON_EXTRACTABLE, SOFTWARE ->
          new Finding(name, Status.OK, count(facts.versions().size()) + ", " + detail, "");
      case UNVERIFIED ->
          new Finding(name, Status.WARN, detail, "let the policy of this process read that path");
      case EXPOSED ->
          new Finding(name, Status.FAIL, detail, "make another key: these cannot be unset");
    };
  }
}
