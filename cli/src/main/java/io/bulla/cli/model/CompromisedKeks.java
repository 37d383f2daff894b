package io.bulla.cli.model;

import io.bulla.cli.Workbench;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import java.util.List;

/** Which versions of KEKs the signed records call compromised; without records, none. */
record CompromisedKeks(Workbench workbench) {

  /** Those of some recipients, {@code id/version}. */
  List<String> among(List<String> recipients) {
    return recipients.stream().filter(this::isCompromised).toList();
  }

  /** Records that cannot be read stop the use of KEKs, not this remark on what was done. */
  private boolean isCompromised(String alias) {
    try {
      return workbench
          .provider()
          .lifecycle()
          .recordedState(alias)
          .filter(state -> state == KekState.COMPROMISED)
          .isPresent();
    } catch (KekException e) {
      return false;
    }
  }
}
