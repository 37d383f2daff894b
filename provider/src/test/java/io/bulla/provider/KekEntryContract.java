package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** KEKs of any place as keys and entries, and what makes the later ones. */
interface KekEntryContract extends SeamUnderTest {
  @Test
  default void handle_isOpaque() throws Exception {
    assertThat(kek().getEncoded()).isNull();
    assertThat(kek().getFormat()).isNull();
    assertThat(kek().getAlgorithm()).isEqualTo("AES");
    assertThat(kek()).hasToString("KEK models/1");
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(kek())).isInstanceOf(NotSerializableException.class);
    }
  }

  @Test
  default void generatorWithoutTheNameOfAKek_saysWhatItNeeds() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", seam().provider());
    assertThatThrownBy(() -> generator.init(new SecureRandom()))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("KekParameterSpec");
    assertThatThrownBy(generator::generateKey).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void keyThatExists_isNotCreatedAgain() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    SeamFailures.assertRefused(catchThrowable(() -> seam().create("models")));
    assertThat(seam().unwrap(seam().key("models"), blob, CONTEXT)).isEqualTo(dek());
  }

  @Test
  default void nextVersion_isMadeByTheGeneratorAndTheOldOneStillUnwraps() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", seam().provider());
    generator.init(KekParameterSpec.nextVersionOf("models"));
    SecretKey next = generator.generateKey();
    assertThat(next).hasToString("KEK models/2");
    assertThat(catchThrowable(() -> seam().wrap(kek(), dek(), CONTEXT)).getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageContaining("version 1 is deactivated");
    byte[] newer = seam().wrap(seam().key("models"), dek(), CONTEXT);
    assertThat(seam().unwrap(next, newer, CONTEXT)).isEqualTo(dek());
    assertThat(seam().unwrap(kek(), blob, CONTEXT)).isEqualTo(dek());
  }

  @Test
  default void unknownAlias_givesNoKey() throws Exception {
    KeyStore store = seam().keyStore();
    for (String alias : List.of("other", "models/2", "models/01", "models/x", "Models", "", "/")) {
      assertThat(store.getKey(alias, null)).as(alias).isNull();
      assertThat(store.containsAlias(alias)).as(alias).isFalse();
    }
    Throwable failure = catchThrowable(() -> seam().create("other"));
    assertThat(failure.getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("not-found: ");
  }

  @Test
  default void aliases_areTheIdAndItsVersion() throws Exception {
    KeyStore store = seam().keyStore();
    assertThat(Collections.list(store.aliases())).containsExactly("models", "models/1");
    assertThat(store.isKeyEntry("models")).isTrue();
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  default void keyStore_isReadOnly() throws Exception {
    KeyStore store = seam().keyStore();
    assertThatThrownBy(() -> store.deleteEntry("models"))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
    assertThatThrownBy(() -> store.setKeyEntry("x", kek(), null, null))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
    assertThat(store.getKey("models", null)).isNotNull();
  }

  @Test
  default void deletion_isRefusedAndSaysWhatItWouldCost() throws Exception {
    KeyStore store = seam().keyStore();
    for (String alias : List.of("models", "models/1")) {
      assertThatThrownBy(() -> store.deleteEntry(alias))
          .isInstanceOf(KeyStoreException.class)
          .hasMessageContaining("nothing that was wrapped under it could be unwrapped again")
          .hasMessageContaining("bulla key destroy");
      assertThat(store.getKey(alias, null)).isNotNull();
    }
  }

  @Test
  default void randomBytes_comeFromThePlace() throws Exception {
    SecureRandom named =
        SecureRandom.getInstance("BullaRandom", new KekParameterSpec("models"), seam().provider());
    SecureRandom only = SecureRandom.getInstance("BullaRandom", seam().provider());
    byte[] some = new byte[40];
    named.nextBytes(some);
    assertThat(some).isNotEqualTo(new byte[40]).isNotEqualTo(only.generateSeed(40));
    SecureRandom unknown =
        SecureRandom.getInstance("BullaRandom", new KekParameterSpec("other"), seam().provider());
    assertThatThrownBy(() -> unknown.nextBytes(some))
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("not-found: ");
  }
}
