package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.Seam;
import java.security.KeyStoreException;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/** The seam with a KEK that wraps, as on a token that makes its own IVs. */
class Pkcs11KwpSeamTest extends Pkcs11SeamTest {

  @Override
  protected String freshUri() {
    return super.freshUri() + "&x-bulla-mechanism=aes-kwp";
  }

  @Override
  protected byte[] blobHead() {
    return new byte[] {1, 2, 0, 0, 0, 1, 0};
  }

  @Override
  protected int blobBytes(int dekBytes) {
    return 7 + 8 + 8 + 32 + dekBytes;
  }

  @Override
  protected boolean drawsAnIv() {
    return false;
  }

  @Test
  void dek_isNotUnwrappedWithoutItsContext() throws Exception {
    Seam seam = new Seam(provider(usedUri()));
    byte[] blob = seam.wrap(seam.key("models"), new byte[32], new byte[] {1});
    Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding", seam.provider());
    cipher.init(Cipher.UNWRAP_MODE, seam.key("models"));
    byte[] bare = Arrays.copyOfRange(blob, blobHead().length, blob.length);
    assertThatThrownBy(() -> cipher.unwrap(bare, "AES", Cipher.SECRET_KEY))
        .hasCauseInstanceOf(KeyStoreException.class)
        .cause()
        .hasMessageStartingWith("refused: it is a DEK");
  }
}
