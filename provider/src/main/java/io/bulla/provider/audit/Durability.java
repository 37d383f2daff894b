package io.bulla.provider.audit;

/** What has to be certain of a record before a key is released ({@code audit.durability}). */
public enum Durability {
  /** The operating system has it: it survives the end of the process, not that of the host. */
  WRITTEN,
  /** The disk has it. */
  SYNCED
}
