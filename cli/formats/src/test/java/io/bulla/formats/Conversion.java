package io.bulla.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A format with its keys and options, as a test uses it.
 *
 * @param format what is tested
 * @param request its keys and options
 */
public record Conversion(ForeignFormat format, FormatRequest request) {
  public static Conversion of(ForeignFormat format) {
    return new Conversion(
        format, new FormatRequest(Optional.empty(), Optional.empty(), List.of(), Map.of()));
  }

  public Conversion keyFile(Path file) {
    return new Conversion(
        format,
        new FormatRequest(
            Optional.of(() -> Files.readAllBytes(file)),
            request.passphrase(),
            request.recipients(),
            request.options()));
  }

  public Conversion passphrase(String passphrase) {
    return new Conversion(
        format,
        new FormatRequest(
            request.key(),
            Optional.of(() -> passphrase.getBytes(StandardCharsets.UTF_8)),
            request.recipients(),
            request.options()));
  }

  public Conversion to(String... recipients) {
    return new Conversion(
        format,
        new FormatRequest(
            request.key(), request.passphrase(), List.of(recipients), request.options()));
  }

  public Conversion with(Map<String, String> options) {
    return new Conversion(
        format,
        new FormatRequest(request.key(), request.passphrase(), request.recipients(), options));
  }

  public byte[] decrypt(byte[] encrypted) throws IOException {
    ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
    format.decrypt(
        Channels.newChannel(new ByteArrayInputStream(encrypted)),
        Channels.newChannel(plaintext),
        request);
    return plaintext.toByteArray();
  }

  public byte[] encrypt(byte[] plaintext) throws IOException {
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    format.encrypt(
        Channels.newChannel(new ByteArrayInputStream(plaintext)),
        Channels.newChannel(encrypted),
        request);
    return encrypted.toByteArray();
  }

  /** What decrypting is refused with. */
  public ForeignFormatException refused(byte[] encrypted, Kind kind) {
    ForeignFormatException refusal =
        catchThrowableOfType(ForeignFormatException.class, () -> decrypt(encrypted));
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).as(refusal.toString()).isEqualTo(kind);
    return refusal;
  }
}
