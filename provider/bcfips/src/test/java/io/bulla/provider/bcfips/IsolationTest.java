package io.bulla.provider.bcfips;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import java.nio.file.Path;
import java.security.Key;
import java.security.Security;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BC FIPS beside an application that carries {@code bcprov} and uses it. */
class IsolationTest {
  private static final byte[] CONTEXT = "context".getBytes(UTF_8);

  @TempDir Path directory;

  @Test
  void applicationWithBcprov_andTheExtension_bothWork() throws Exception {
    Path password = Keystores.passwordFile(directory, Keystores.PASSWORD);
    Seam seam =
        new Seam(
            Configured.provider(
                directory,
                Keystores.extensionsSetting(),
                "kek.models = " + Keystores.uri(directory.resolve("k.bcfks"), password)));
    Cipher own = Cipher.getInstance("AES/GCM/NoPadding", new BouncyCastleProvider());
    own.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"));
    Key kek = seam.create("models");
    byte[] blob = seam.wrap(kek, new byte[32], CONTEXT);
    assertThat(own.doFinal(new byte[10])).hasSize(26);
    assertThat(seam.unwrap(kek, blob, CONTEXT)).isEqualTo(new byte[32]);
  }

  @Test
  void bcFips_isNoClassOfTheApplicationAndNoProviderOfTheJvm() {
    assertThatThrownBy(
            () -> Class.forName("org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> Class.forName("io.bulla.provider.bcfips.FipsModule"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(Security.getProvider("BCFIPS")).isNull();
    assertThat(Security.getProvider("Bulla")).isNull();
  }
}
