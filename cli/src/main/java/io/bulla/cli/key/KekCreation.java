package io.bulla.cli.key;

import io.bulla.cli.KeyFailures;
import io.bulla.cli.Workbench;
import io.bulla.provider.KekParameterSpec;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import javax.crypto.KeyGenerator;

/** Makes the first version of a KEK where its URI says. Stateless, safe for threads. */
public final class KekCreation {
  private KekCreation() {}

  /** Makes version 1 of a configured KEK; refused where there is one. */
  public static void create(Workbench workbench, String kekId) {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("BullaKek", workbench.provider());
      generator.init(new KekParameterSpec(kekId));
      generator.generateKey();
    } catch (GeneralSecurityException | ProviderException e) {
      throw KeyFailures.of(e);
    }
  }
}
