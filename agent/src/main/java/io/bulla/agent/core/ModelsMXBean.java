package io.bulla.agent.core;

/**
 * What became of the sealed files that engines asked for since this JVM started, over JMX as {@code
 * io.bulla:type=Models}. Counters only grow; nothing can be set. Thread-safe.
 */
public interface ModelsMXBean {
  /** How many files were opened. */
  long getOpened();

  /** How many were refused. */
  long getRefused();

  /** How many bytes of plaintext were handed to engines. */
  long getBytes();

  /** Milliseconds that opening took together, KEK operations and decryption included. */
  double getOpenMillis();

  /** Milliseconds of that in which KEKs were waited for. */
  double getKekMillis();

  /** The type of the last refusal's error, such as {@code ModelKeyException}; empty without one. */
  String getLastRefusal();
}
