package io.bulla.cli.bench;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads bytes a second such as {@code 800MB}, {@code 2.5GB} or {@code 2.5GB/s}: powers of 1000, as
 * throughput is shown. Stateless, safe for threads.
 */
final class ByteRate implements ITypeConverter<Double> {
  private static final Pattern RATE =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)(|k|m|g)b?(?:/s)?");
  private static final Map<String, Double> FACTORS = Map.of("", 1.0, "k", 1e3, "m", 1e6, "g", 1e9);

  @Override
  public Double convert(String text) {
    Matcher rate = RATE.matcher(text.toLowerCase(Locale.ROOT));
    if (rate.matches()) {
      return Double.parseDouble(rate.group(1)) * FACTORS.getOrDefault(rate.group(2), 1.0);
    }
    throw new TypeConversionException(
        "'" + text + "' is no rate: give bytes a second, such as 800MB, 2.5GB");
  }
}
