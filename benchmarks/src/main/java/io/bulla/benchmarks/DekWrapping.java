package io.bulla.benchmarks;

import java.security.GeneralSecurityException;

/** Wraps and unwraps DEKs under one KEK, each bound to a context. Thread-safe. */
interface DekWrapping {

  byte[] wrap(byte[] dek, byte[] context) throws GeneralSecurityException;

  byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException;
}
