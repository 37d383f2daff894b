package io.bulla.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import javax.crypto.SecretKey;

/** A provider of one place, which holds the KEK {@code models}. */
interface SeamUnderTest {
  byte[] CONTEXT = "purpose=contract;model=mini".getBytes(UTF_8);

  Seam seam();

  /** Version 1. */
  SecretKey kek();

  /** A DEK that is known by its first bytes. */
  byte[] dek();
}
