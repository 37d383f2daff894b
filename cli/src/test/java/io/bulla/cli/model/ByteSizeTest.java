package io.bulla.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizeTest {
  private final ByteSize size = new ByteSize();

  @ParameterizedTest
  @CsvSource({"64, 64", "256K, 262144", "256kb, 262144", "1MiB, 1048576", "2047M, 2146435072"})
  void size_isReadInPowersOf1024(String text, int bytes) {
    assertThat(size.convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "-1", "1G", "1.5M", "2048M", "99999999999", "1 K"})
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> size.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
