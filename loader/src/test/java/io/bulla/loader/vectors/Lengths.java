package io.bulla.loader.vectors;

/**
 * Plaintexts of every interesting length. With segments of 64, the first holds 8 bytes, others 48.
 */
record Lengths(Catalogue catalogue) {

  void add() {
    length(0, "an empty plaintext is one empty segment");
    length(1, "one byte in segment 0");
    length(8, "segment 0 is full, and the last");
    length(9, "one byte in segment 1");
    length(56, "segments 0 and 1 are full");
    length(57, "one byte in segment 2");
    length(5000, "many segments");
    unknown("length-unknown", 57);
    unknown("length-unknown-empty", 0);
    unknown("length-unknown-full-segments", 56);
    for (int segmentSize : new int[] {128, 65_536, 4_194_304}) {
      SpecFile file = new SpecFile();
      file.segmentSize = segmentSize;
      file.plaintext = SpecFile.plaintext(300);
      success("segment-size-" + segmentSize, "segments of " + segmentSize + " bytes", file);
    }
    identityFields();
  }

  private void identityFields() {
    SpecFile names = new SpecFile();
    names.modelId = "0" + "a.b_c-".repeat(22).substring(0, 127);
    names.modelVersion = Long.MAX_VALUE;
    success("names-longest", "the longest model id and the highest model version", names);
    SpecFile zero = new SpecFile();
    zero.modelId = "m";
    zero.modelVersion = 0;
    success("names-shortest", "the shortest model id and the lowest model version", zero);
  }

  private void length(int bytes, String why) {
    SpecFile file = new SpecFile();
    file.plaintext = SpecFile.plaintext(bytes);
    success("length-" + bytes, why, file);
  }

  private void unknown(String name, int bytes) {
    SpecFile file = new SpecFile();
    file.lengthKnown = false;
    file.plaintext = SpecFile.plaintext(bytes);
    success(name, "the header does not tell the length: a stream of " + bytes + " bytes", file);
  }

  private void success(String name, String why, SpecFile file) {
    catalogue.file(name, Catalogue.SUCCESS, why, file);
  }
}
