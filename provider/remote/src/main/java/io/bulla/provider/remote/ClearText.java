package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.regex.Pattern;

/** Where a request may go without TLS: nowhere that others could listen. Stateless. */
final class ClearText {
  private static final String LOOPBACK = "localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]";

  static final Pattern ON_THIS_HOST = Pattern.compile(LOOPBACK);

  /**
   * Also where the clouds' metadata servers are: link-local addresses, which no router forwards,
   * and the names and addresses that are theirs by their documentation.
   */
  static final Pattern NEXT_TO_THIS_HOST =
      Pattern.compile(
          LOOPBACK
              + "|169\\.254(?:\\.[0-9]{1,3}){2}|\\[fe80:[0-9a-f:]*]"
              + "|\\[fd00:ec2::254]|\\[fd20:ce::254]|metadata\\.google\\.internal");

  private ClearText() {}

  /**
   * Refuses a request that would go elsewhere without TLS; nobody is asked for an address.
   *
   * @throws KekException BAD_CONFIG
   */
  static void refuse(String place, HttpCall call, Pattern allowed) throws KekException {
    String host = String.valueOf(call.uri().getHost());
    if (!"https".equalsIgnoreCase(call.uri().getScheme()) && !allowed.matcher(host).matches()) {
      throw new KekException(
          Kind.BAD_CONFIG,
          place
              + ": "
              + call.uri().getScheme()
              + "://"
              + host
              + " would get a data key or a credential in clear text; name an endpoint by https"
              + " where the URI, the credentials' file or a variable has it");
    }
  }
}
