package io.bulla.cli.fleet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something about a model that is not as it should be.
 *
 * @param kind what it is
 * @param about the recipient, the KEK, or the problem in words
 */
public record Finding(Kind kind, String about) {
  /** What may be wrong, and what helps. */
  public enum Kind {
    /** A recipient is by an older version of its KEK than the active one. */
    STALE("bulla rewrap --to-newest"),
    /** A recipient's version is compromised: whoever has its key may have the data key. */
    COMPROMISED("bulla reseal"),
    /** A KEK that should be is no recipient. */
    MISSING("bulla rewrap --add ID"),
    /** A KEK is a recipient that should be none. */
    UNEXPECTED("bulla rewrap --remove ID"),
    /** One of the two recipient slots is damaged. */
    DEGRADED("bulla rewrap"),
    /** It begins as a sealed file does, and cannot be read as one. */
    UNREADABLE("bulla inspect");

    private final String remedy;

    Kind(String remedy) {
      this.remedy = remedy;
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String remedy() {
      return remedy;
    }
  }

  public String words() {
    return about.isEmpty() ? kind.label() : kind.label() + " " + about;
  }

  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind.label());
    map.put("about", about);
    return map;
  }
}
