package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadLayoutTest {
  private static final long OFFSET = 12_288;

  @ParameterizedTest
  @CsvSource({
    // plaintext, segments, payload: at a segment size of 64, segment 0 holds 8 bytes, others 48
    "0, 1, 56",
    "1, 1, 57",
    "7, 1, 63",
    "8, 1, 64",
    "9, 2, 81",
    "55, 2, 127",
    "56, 2, 128",
    "57, 3, 145",
    "104, 3, 192",
    "105, 4, 209",
  })
  void smallestSegments_lieWhereTheSpecificationSays(long plaintext, long segments, long payload)
      throws Exception {
    PayloadLayout layout = new PayloadLayout(OFFSET, 64);
    assertThat(layout.segmentsOfPlaintext(plaintext)).isEqualTo(segments);
    assertThat(layout.payloadBytes(plaintext)).isEqualTo(payload);
    assertThat(layout.segmentsOfPayload(payload)).isEqualTo(segments);
    assertThat(layout.fileBytes(plaintext)).isEqualTo(OFFSET + payload);
    assertThat(layout.plaintextBytes(OFFSET + payload)).isEqualTo(plaintext);
  }

  /** Every length of a file is either that of exactly one plaintext, or refused. */
  @Test
  void everyFileLength_isOfOnePlaintextOrRefused() {
    PayloadLayout layout = new PayloadLayout(OFFSET, 64);
    long plaintext = 0;
    for (long payload = 0; payload < 2000; payload++) {
      if (layout.payloadBytes(plaintext) == payload) {
        assertThat(plaintextOrMinus1(layout, OFFSET + payload)).isEqualTo(plaintext);
        plaintext++;
      } else {
        assertThat(plaintextOrMinus1(layout, OFFSET + payload)).as("%d", payload).isEqualTo(-1);
      }
    }
    assertThat(plaintext).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 4096, 1 << 20, 1 << 22})
  void segments_coverThePlaintextWithoutGapOrOverlap(int segmentSize) {
    PayloadLayout layout = new PayloadLayout(OFFSET, segmentSize);
    for (long plaintext : new long[] {0, 1, segmentSize - 56, segmentSize, 7L * segmentSize + 3}) {
      long at = 0;
      long cipherEnd = OFFSET + PayloadLayout.HEADER_BYTES;
      for (long i = 0; i < layout.segmentsOfPlaintext(plaintext); i++) {
        int length = layout.plaintextBytesOf(i, plaintext);
        assertThat(layout.plaintextOffset(i)).isEqualTo(at);
        assertThat(layout.segmentOffset(i)).isEqualTo(cipherEnd);
        assertThat(length == 0 && plaintext > 0).as("empty segment").isFalse();
        at += length;
        cipherEnd += length + PayloadLayout.TAG_BYTES;
      }
      assertThat(at).isEqualTo(plaintext);
      assertThat(cipherEnd).isEqualTo(layout.fileBytes(plaintext));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1 << 20, 1 << 22})
  void everyPosition_isInTheSegmentThatHoldsIt(int segmentSize) {
    PayloadLayout layout = new PayloadLayout(OFFSET, segmentSize);
    for (long i : new long[] {0, 1, 2, 1000, Integer.MAX_VALUE - 1L}) {
      assertThat(layout.segmentAt(layout.plaintextOffset(i))).isEqualTo(i);
      assertThat(layout.segmentAt(layout.plaintextOffset(i + 1) - 1)).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1 << 22})
  void longestPlaintext_hasTheMostSegments(int segmentSize) throws Exception {
    PayloadLayout layout = new PayloadLayout(OFFSET, segmentSize);
    long longest = PayloadLayout.maxPlaintextBytes(segmentSize);
    assertThat(layout.segmentsOfPlaintext(longest)).isEqualTo(Integer.MAX_VALUE);
    assertThat(layout.segmentsOfPlaintext(longest + 1)).isEqualTo(1L << 31);
    assertThat(layout.plaintextBytes(layout.fileBytes(longest))).isEqualTo(longest);
    assertThat(Samples.violation(() -> layout.plaintextBytes(layout.fileBytes(longest + 1))))
        .hasMessageContaining("number of segments");
    PayloadLayout.checkPlaintextLength(segmentSize, longest);
    assertThat(
            Samples.violation(() -> PayloadLayout.checkPlaintextLength(segmentSize, longest + 1)))
        .hasMessageContaining("plaintext length");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 4096, 12_287, 12_343, Long.MAX_VALUE})
  void absurdFileLength_isRefused(long fileBytes) {
    PayloadLayout layout = new PayloadLayout(OFFSET, 64);
    assertThat(Samples.violation(() -> layout.plaintextBytes(fileBytes))).isNotNull();
  }

  private static long plaintextOrMinus1(PayloadLayout layout, long fileBytes) {
    try {
      return layout.plaintextBytes(fileBytes);
    } catch (FormatViolation e) {
      return -1;
    }
  }
}
