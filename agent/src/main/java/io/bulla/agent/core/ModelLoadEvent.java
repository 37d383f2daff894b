package io.bulla.agent.core;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * One sealed file that an engine asked for, in a recording of JDK Flight Recorder. No key, no
 * plaintext, and no text of errors.
 *
 * <p>Loaded only where the runtime has {@code jdk.jfr}.
 */
@Name("io.bulla.ModelLoad")
@Label("Sealed Model Load")
@Category("Bulla")
@Description("A file of a sealed model that an engine asked for, opened or refused")
@StackTrace(false)
final class ModelLoadEvent extends Event {
  @Label("Path")
  String path = "";

  @Label("Engine")
  String engine = "";

  @Label("Engine Version")
  String engineVersion = "";

  @Label("Model")
  String model = "";

  @Label("Model Version")
  long modelVersion;

  @Label("Bytes")
  @DataAmount
  long bytes;

  @Label("Open Time")
  @Description("From the first byte of the header to the verified plaintext")
  @Timespan
  long openTime;

  @Label("Decrypt Time")
  @Timespan
  long decryptTime;

  @Label("KEK Time")
  @Timespan
  long kekTime;

  @Label("DEK Cached")
  boolean dekCached;

  @Label("Cipher Engine")
  String cipherEngine = "";

  @Label("KEK")
  @Description("Id and version of the KEK that gave the data key")
  String kek = "";

  @Label("Refusal")
  @Description("Type of the error; empty if the file was opened")
  String refusal = "";
}
