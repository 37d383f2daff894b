package io.bulla.formats.esdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.formats.Conversion;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.testing.MotoKms;
import io.bulla.testing.MotoServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages under keys of AWS KMS, at a server on this host. */
class EncryptionSdkKmsTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final byte[] PLAINTEXT =
      "weights ".repeat(2000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @BeforeAll
  static void pointTheSdkAtIt() {
    System.setProperty("aws.endpointUrlKms", MOTO.address().toString());
    System.setProperty("aws.accessKeyId", MOTO.accessKeyId());
    System.setProperty("aws.secretAccessKey", MOTO.secretAccessKey());
  }

  @AfterAll
  static void forgetIt() {
    for (String property :
        new String[] {"aws.endpointUrlKms", "aws.accessKeyId", "aws.secretAccessKey"}) {
      System.clearProperty(property);
    }
  }

  private static Conversion under(String arn) {
    return Conversion.of(new EncryptionSdkFormat())
        .with(Map.of("kms-key", arn, "context", "model=mini"));
  }

  @Test
  void messageUnderAKeyOfKms_isOpenedByIt_andByNoOther() throws Exception {
    String key = new MotoKms(MOTO).newKey();
    byte[] message = under(key).encrypt(PLAINTEXT);
    assertThat(under(key).decrypt(message)).isEqualTo(PLAINTEXT);
    ForeignFormatException refusal = under(new MotoKms(MOTO).newKey()).refused(message, Kind.KEY);
    assertThat(refusal.hint()).contains("permission to decrypt");
  }
}
