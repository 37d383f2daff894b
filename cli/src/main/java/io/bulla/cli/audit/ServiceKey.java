package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LoggedUse;

/**
 * A key of a service.
 *
 * @param name as {@link KeyService#key} has it
 */
record ServiceKey(KeyService service, String name) {
  static ServiceKey of(LoggedUse use) {
    return new ServiceKey(use.service(), use.key());
  }
}
