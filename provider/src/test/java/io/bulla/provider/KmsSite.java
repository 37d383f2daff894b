package io.bulla.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * One key in one service, or another place of KEKs, with an administrator's hand, for {@link
 * KmsContract}. A method that is about a trait which the place lacks throws {@link
 * SiteTrait.Absent}.
 */
public interface KmsSite {
  /** Who asks. */
  enum Role {
    /** May wrap, and nothing else with the key's material. */
    TRAINING,
    /** May unwrap, and nothing else with the key's material. */
    SERVING,
    /** Is recognised, and may nothing. */
    NOBODY,
    /** Has credentials that the service does not know, or knows no more. */
    UNRECOGNISED
  }

  /** What this place has. */
  default Set<SiteTrait> traits() {
    return EnumSet.allOf(SiteTrait.class);
  }

  /** The same as {@link #uri(URI, Role, Path)} with nothing between. */
  default String uri(Role role, Path credentials) throws Exception {
    return uri(server(), role, credentials);
  }

  /** A URI of this place with a deadline for each use. */
  default String withDeadline(String uri, long millis) {
    return uri + "&x-bulla-deadline=" + millis;
  }

  /**
   * Writes the credentials of a role to a file, anew where they were written before, and returns
   * the key's URI with them, as an operator writes it.
   *
   * @param server where the service is reached: {@link #server}, or a proxy before it
   * @param credentials a file that needs not be there
   */
  String uri(URI server, Role role, Path credentials) throws Exception;

  /** The same of a key that is not there. */
  String uriOfUnknownKey(Role role, Path credentials) throws Exception;

  /** The same as {@link #uri} for a process that does not know the authority of the server. */
  String uriWithoutTrust(Role role, Path credentials) throws Exception;

  /** The same as {@link #uri} with credentials by a clock that is hours ahead of the service's. */
  default String uriByAFastClock(Role role, Path credentials) throws Exception {
    throw new SiteTrait.Absent(SiteTrait.CLOCK);
  }

  /** Where the service is. */
  URI server();

  /** Returns how many keys there are. */
  int keyCount() throws Exception;

  /** Makes a new version, by which the service wraps from then on. */
  void rotate() throws Exception;

  /** Forbids the use of all versions before the current one. */
  void disableOlderVersions() throws Exception;

  /** Allows it again. */
  void enableOlderVersions() throws Exception;

  /** Lets nobody use the key more than once from now on, as a quota does. */
  void throttle() throws Exception;
}
