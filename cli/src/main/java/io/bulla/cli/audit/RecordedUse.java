package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.KeyOperation;
import java.time.Instant;

/**
 * A use of a KEK as Bulla's audit has it: its intent, and its outcome if there is one.
 *
 * @param event the id of its intent, which the service was told
 * @param kek the KEK's id in the process that used it
 * @param place where the KEK is; empty where there is no outcome that says it
 * @param operation what was done
 * @param time of the intent, or of the outcome where that is gone
 * @param by host and user
 * @param request the service's id of the request; empty if it gave none
 * @param status how it ended: a word, empty where there is no outcome
 * @param tries how often the service was asked, as far as the audit says it
 * @param line {@code FILE:LINE} of the outcome, or of the intent
 */
record RecordedUse(
    String event,
    String kek,
    String place,
    KeyOperation operation,
    Instant time,
    String by,
    String request,
    String status,
    int tries,
    String line) {
  static final String SUCCESS = "SUCCESS";

  /** Tells whether the service has answered for sure, so that its log has to have it. */
  boolean wasAnswered() {
    return status.equals(SUCCESS) || !request.isEmpty();
  }

  /** The outcome, with the time of the intent. */
  RecordedUse since(RecordedUse intent) {
    return new RecordedUse(
        event, kek, place, operation, intent.time, by, request, status, tries, line);
  }
}
