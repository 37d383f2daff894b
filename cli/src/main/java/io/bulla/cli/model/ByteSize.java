package io.bulla.cli.model;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a size such as {@code 65536}, {@code 256K}, {@code 1MiB}: powers of 1024. Stateless, safe
 * for threads.
 */
public final class ByteSize implements ITypeConverter<Integer> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})(|[km])(|b|ib)");
  private static final Map<String, Long> FACTORS = Map.of("", 1L, "k", 1L << 10, "m", 1L << 20);

  @Override
  public Integer convert(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (size.matches()) {
      long bytes = Long.parseLong(size.group(1)) * FACTORS.getOrDefault(size.group(2), 1L);
      if (bytes <= Integer.MAX_VALUE) {
        return (int) bytes;
      }
    }
    throw new TypeConversionException("'" + text + "' is no size: give bytes, or such as 256K, 1M");
  }
}
