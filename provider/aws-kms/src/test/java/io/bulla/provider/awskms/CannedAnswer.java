package io.bulla.provider.awskms;

/** What KMS answers, by its documentation, where moto does not. */
final class CannedAnswer {
  static final String REQUEST_ID = "7f3c2f0e-0000-4000-8000-0123456789ab";

  private CannedAnswer() {}

  static String of(int status, String code, String message) {
    return of(
        status,
        "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message.replace("\n", "\\n")));
  }

  static String of(int status, String body) {
    return ("HTTP/1.1 %d Status\r\nContent-Type: application/x-amz-json-1.1\r\n"
            + "x-amzn-RequestId: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s")
        .formatted(status, REQUEST_ID, body.length(), body);
  }
}
