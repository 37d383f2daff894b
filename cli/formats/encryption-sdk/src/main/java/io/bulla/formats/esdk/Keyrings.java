package io.bulla.formats.esdk;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.AesWrappingAlg;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsKeyringInput;
import software.amazon.cryptography.materialproviders.model.CreateRawAesKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/** The keyring that a request names. The SDK's own copies of a raw key are the collector's. */
final class Keyrings {
  /** In {@code arn:aws:kms:REGION:ACCOUNT:key/ID}. */
  private static final int REGION_PART = 3;

  private static final int ARN_PARTS = 6;

  private Keyrings() {}

  static IKeyring of(FormatRequest request, MessageOptions options) throws IOException {
    if (options.kmsKey().isPresent() == request.key().isPresent()) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "encryption-sdk needs one key: a raw AES key, or one of AWS KMS",
          "give --key-file FILE with key-namespace and key-name, or --with kms-key=arn:aws:kms:...");
    }
    return options.kmsKey().isPresent()
        ? ofKms(options.kmsKey().get())
        : ofRawKey(request, options);
  }

  private static MaterialProviders providers() {
    return MaterialProviders.builder()
        .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
        .build();
  }

  private static IKeyring ofKms(String arn) throws ForeignFormatException {
    String[] parts = arn.split(":", ARN_PARTS);
    if (parts.length != ARN_PARTS || !parts[2].equals("kms")) {
      throw MessageOptions.wrong("kms-key", arn);
    }
    KmsClient client = KmsClient.builder().region(Region.of(parts[REGION_PART])).build();
    return providers()
        .CreateAwsKmsKeyring(
            CreateAwsKmsKeyringInput.builder().kmsClient(client).kmsKeyId(arn).build());
  }

  private static IKeyring ofRawKey(FormatRequest request, MessageOptions options)
      throws IOException {
    if (options.keyNamespace().isEmpty() || options.keyName().isEmpty()) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "a raw AES key has a namespace and a name, which the message names",
          "give those that it was encrypted with: --with key-namespace=... --with key-name=...");
    }
    byte[] key = request.key().orElseThrow().read();
    try {
      return providers()
          .CreateRawAesKeyring(
              CreateRawAesKeyringInput.builder()
                  .keyNamespace(options.keyNamespace())
                  .keyName(options.keyName())
                  .wrappingKey(ByteBuffer.wrap(key))
                  .wrappingAlg(algorithm(key.length))
                  .build());
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static AesWrappingAlg algorithm(int keyBytes) throws ForeignFormatException {
    return switch (keyBytes) {
      case 16 -> AesWrappingAlg.ALG_AES128_GCM_IV12_TAG16;
      case 24 -> AesWrappingAlg.ALG_AES192_GCM_IV12_TAG16;
      case 32 -> AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16;
      default ->
          throw new ForeignFormatException(
              Kind.KEY,
              "the key file is no raw AES key: it has " + keyBytes + " bytes",
              "give 16, 24 or 32 bytes, without a line end");
    };
  }
}
