package io.bulla.loader.vectors;

import java.util.Arrays;

/** A DEK, a seal id and what follows from them (docs/format.md section 2); fixed by a seed. */
record SpecKeys(String seed) {

  byte[] dek() {
    return SpecCrypto.sha256(SpecCrypto.ascii("bulla vector, dek: " + seed));
  }

  byte[] sealId() {
    return Arrays.copyOf(SpecCrypto.sha256(SpecCrypto.ascii("bulla vector, seal: " + seed)), 16);
  }

  byte[] streamKey() {
    return derived("bulla/v1/stream");
  }

  byte[] headerMacKey() {
    return derived("bulla/v1/header-mac");
  }

  byte[] commitment() {
    return derived("bulla/v1/commitment");
  }

  private byte[] derived(String info) {
    return SpecCrypto.hkdf(dek(), sealId(), SpecCrypto.ascii(info));
  }
}
