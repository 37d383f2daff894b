package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.spi.KekException;
import java.nio.file.Path;
import java.security.Provider;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BC FIPS as the module that does the cryptography of models. */
class ValidatedModuleTest {
  private static final String PROPERTY = "org.bouncycastle.fips.approved_only";

  @TempDir Path directory;

  @Test
  void approvedOnly_holdsInEveryThread() throws Exception {
    Provider approved = bulla("approved-only = true").validatedModule();
    assertThat(inNewThread(approved)).contains("at least 112 bits in approved mode");
    assertThat(inNewThread(bulla("").validatedModule())).isEqualTo("done");
    assertThat(System.getProperty(PROPERTY)).isNull();
  }

  @Test
  void module_isFoundByItsName() throws Exception {
    BullaProvider bulla = bulla("");
    assertThat(bulla.cipherProvider("BCFIPS")).containsSame(bulla.validatedModule());
    assertThat(bulla.cipherProvider("NoSuchProvider")).isEmpty();
  }

  @Test
  void noExtension_isToldWithWhatToDo() throws Exception {
    BullaProvider none = Configured.provider(directory, "extensions.dir = " + directory);
    assertThatThrownBy(none::validatedModule)
        .isInstanceOf(KekException.class)
        .hasMessageContainingAll("approved-only needs one extension", "set extensions.dir");
  }

  private BullaProvider bulla(String setting) throws Exception {
    return Configured.provider(directory, Keystores.extensionsSetting(), setting);
  }

  /** What a MAC under a key of 64 bits ends with, which approved-only mode forbids. */
  private static String inNewThread(Provider module) {
    return CompletableFuture.supplyAsync(() -> shortMac(module), task -> new Thread(task).start())
        .join();
  }

  private static String shortMac(Provider module) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256", module);
      mac.init(new SecretKeySpec(new byte[8], "HmacSHA256"));
      mac.doFinal(new byte[1]);
      return "done";
    } catch (Exception | Error e) {
      return e.toString();
    }
  }
}
