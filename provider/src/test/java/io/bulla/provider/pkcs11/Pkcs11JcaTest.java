package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.config.Configuration;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a configuration file through JCA to the token and back. */
class Pkcs11JcaTest {

  private static final byte[] DEK = new byte[32];

  @TempDir Path directory;
  private SoftHsmToken token;
  private Provider bulla;

  @BeforeEach
  void configure() throws Exception {
    token = SoftHsmToken.fresh();
    bulla = provider("", token.pinFile());
  }

  private Provider provider(String more, Path pinFile) throws Exception {
    Path file = Files.createTempFile(directory, "bulla", ".properties");
    Files.writeString(
        file,
        "kek.models = pkcs11:token="
            + token.label()
            + more
            + "?module-path="
            + token.module()
            + "&pin-source=file:"
            + pinFile
            + "\n");
    return BullaProvider.of(Configuration.load(file, Map.of(), Map.of()));
  }

  private static Key create(Provider provider) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
    generator.init(new KekParameterSpec("models"));
    return generator.generateKey();
  }

  private static KeyStore keyStore(Provider provider) throws Exception {
    KeyStore keyStore = KeyStore.getInstance("Bulla", provider);
    keyStore.load(null, null);
    return keyStore;
  }

  private static byte[] crypt(Provider provider, int mode, Key kek, byte[] input, byte... context)
      throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", provider);
    cipher.init(mode, kek);
    cipher.updateAAD(context);
    return cipher.doFinal(input);
  }

  @Test
  void dekUnderATokenKek_comesBackThroughJca() throws Exception {
    byte[] wrapped = crypt(bulla, Cipher.ENCRYPT_MODE, create(bulla), DEK, (byte) 1);
    Key later = keyStore(provider("", token.pinFile())).getKey("models/1", null);
    assertThat(later.getEncoded()).isNull();
    assertThat(crypt(bulla, Cipher.DECRYPT_MODE, later, wrapped, (byte) 1)).isEqualTo(DEK);
    assertThatThrownBy(() -> crypt(bulla, Cipher.DECRYPT_MODE, later, wrapped, (byte) 2))
        .isInstanceOf(AEADBadTagException.class);
  }

  @Test
  void secondGeneration_isRefused() throws Exception {
    create(bulla);
    assertThatThrownBy(() -> create(bulla))
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("refused: ");
  }

  @Test
  void wrongPin_isAccessDenied() throws Exception {
    Provider wrong = provider("", token.wrongPinFile());
    assertThatThrownBy(() -> keyStore(wrong).getKey("models", null))
        .hasStackTraceContaining(AccessDeniedException.class.getName())
        .hasStackTraceContaining("tried once");
  }

  @Test
  void pinFilesOfOneNameInTwoDirectories_areTwoSources() throws Exception {
    Provider wrong = inItsOwnDirectory("wrong", token.wrongPinFile(), "file:pin");
    Provider same = inItsOwnDirectory("wrong", token.wrongPinFile(), "file:./pin");
    Provider right = inItsOwnDirectory("right", token.pinFile(), "file:pin");
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      for (Provider denied : List.of(wrong, same)) {
        assertThatThrownBy(() -> keyStore(denied).getKey("models", null))
            .hasStackTraceContaining("tried once");
      }
      assertThat(logins.calls()).isEqualTo(1);
      assertThat(create(right)).hasToString("KEK models/1");
    }
  }

  private Provider inItsOwnDirectory(String name, Path pin, String source) throws Exception {
    Path own = Files.createDirectories(directory.resolve(name));
    Files.copy(
        pin,
        own.resolve("pin"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    Path file = own.resolve("bulla.properties");
    Files.writeString(
        file,
        "kek.models = pkcs11:token="
            + token.label()
            + "?module-path="
            + token.module()
            + "&pin-source="
            + source
            + "\n");
    return BullaProvider.of(Configuration.load(file, Map.of(), Map.of()));
  }

  @Test
  void binaryIdInTheUri_findsTheKey() throws Exception {
    ForeignKeys.generate(
        token,
        "named otherwise",
        "CKA_SENSITIVE = true",
        "CKA_EXTRACTABLE = false",
        "CKA_ID = 0h4afe");
    Provider byId = provider(";id=J%fe", token.pinFile());
    Key kek = keyStore(byId).getKey("models", null);
    byte[] wrapped = crypt(byId, Cipher.ENCRYPT_MODE, kek, DEK);
    assertThat(crypt(byId, Cipher.DECRYPT_MODE, kek, wrapped)).isEqualTo(DEK);
  }

  @Test
  void extractableKek_isRefused() throws Exception {
    ForeignKeys.generate(token, "foreign", "CKA_SENSITIVE = true", "CKA_EXTRACTABLE = true");
    Provider foreign = provider(";object=foreign", token.pinFile());
    assertThatThrownBy(
            () ->
                crypt(foreign, Cipher.ENCRYPT_MODE, keyStore(foreign).getKey("models", null), DEK))
        .hasCauseInstanceOf(KeyStoreException.class)
        .hasStackTraceContaining("refused: ")
        .hasStackTraceContaining("is extractable");
  }
}
