package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteRateTest {
  @ParameterizedTest
  @CsvSource({"1000, 1000", "800MB, 8e8", "2.5GB, 2.5e9", "2.5gb/s, 2.5e9", "3k, 3000", "1G, 1e9"})
  void rate_isReadInPowersOfAThousand(String text, double bytesPerSecond) {
    assertThat(new ByteRate().convert(text)).isEqualTo(bytesPerSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "-1", "1.GB", "1GiB", "NaN", "1e400", "GB"})
  void anythingElse_isNone(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new ByteRate().convert(text))
        .withMessageContaining("2.5GB");
  }

  @Test
  void unit_showsThreeDigits() {
    assertThat(Unit.BYTES_PER_SECOND.words(2.512e9)).isEqualTo("2.51 GB/s");
    assertThat(Unit.MILLIS.words(1234.5)).isEqualTo("1235 ms");
    assertThat(Unit.MILLIS.words(0.01234)).isEqualTo("0.0123 ms");
  }
}
