package io.bulla.provider.bcfips;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tink over a KEK of Bulla's: it knows an AEAD somewhere, and nothing of Bulla. */
class TinkInteropTest {
  private static final byte[] CONTEXT = "model=mini".getBytes(UTF_8);
  private static final byte[] TEXT = "a message of any length ".repeat(100).getBytes(UTF_8);

  @TempDir Path directory;
  private String[] settings;
  private Seam seam;

  @BeforeEach
  void createKek() throws Exception {
    AeadConfig.register();
    Path password = Keystores.passwordFile(directory, Keystores.PASSWORD);
    String uri = Keystores.uri(directory.resolve("keys.bcfks"), password);
    settings = new String[] {Keystores.extensionsSetting(), "kek.models = " + uri};
    seam = new Seam(provider());
    seam.create("models");
  }

  private BullaProvider provider() {
    return Configured.provider(directory, settings);
  }

  private Aead kek() throws GeneralSecurityException {
    return new BullaKmsClient(provider()).getAead("bulla-kek://models");
  }

  private static Aead envelope(Aead kek) throws GeneralSecurityException {
    return KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, kek);
  }

  @Test
  void envelopeUnderAKek_isOpenedByAnotherClient() throws Exception {
    byte[] sealed = envelope(kek()).encrypt(TEXT, CONTEXT);
    assertThat(envelope(kek()).decrypt(sealed, CONTEXT)).isEqualTo(TEXT);
    assertThatThrownBy(() -> envelope(kek()).decrypt(sealed, new byte[0]))
        .isInstanceOf(GeneralSecurityException.class);
    sealed[20] ^= 1;
    assertThatThrownBy(() -> envelope(kek()).decrypt(sealed, CONTEXT))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void keyWrappedThroughTink_isUnwrappedThroughJcaAndTheOtherWayRound() throws Exception {
    byte[] dek = new byte[32];
    dek[0] = 9;
    Key handle = seam.key("models");
    assertThat(seam.unwrap(handle, kek().encrypt(dek, CONTEXT), CONTEXT)).isEqualTo(dek);
    assertThat(kek().decrypt(seam.wrap(handle, dek, CONTEXT), CONTEXT)).isEqualTo(dek);
  }
}
