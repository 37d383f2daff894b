package io.bulla.cli.fleet;

import io.bulla.cli.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one model.
 *
 * @param place it
 * @param kind in a word
 * @param account in more words, where something was done or found out
 * @param failure why it failed, or was not reached
 */
public record ModelOutcome(
    ModelPlace place, Kind kind, Account account, Optional<Failure> failure) {
  /** In a word. */
  public enum Kind {
    /** Done; in a dry run, would be. */
    CHANGED,
    /** As it should be already. */
    NOTHING_TO_DO,
    /** Tried without success. */
    FAILED,
    /** Not begun, or cut short, since the command was ended. */
    NOT_REACHED;

    /** As a report has it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What a person and a script are told.
   *
   * @param line the result in one line; empty for none
   * @param remarks what a person may like to know
   * @param warnings what nobody must miss
   * @param details for a script
   */
  public record Account(
      String line, List<String> remarks, List<String> warnings, Map<String, Object> details) {
    /** Nothing to tell. */
    public static final Account NONE = new Account("", List.of(), List.of(), Map.of());

    public Account {
      remarks = List.copyOf(remarks);
      warnings = List.copyOf(warnings);
      details = new LinkedHashMap<>(details);
    }
  }

  /** Done, or nothing to do. */
  public static ModelOutcome of(ModelPlace place, boolean changed, Account account) {
    Kind kind = changed ? Kind.CHANGED : Kind.NOTHING_TO_DO;
    return new ModelOutcome(place, kind, account, Optional.empty());
  }

  /** Tried without success. */
  public static ModelOutcome failed(ModelPlace place, Failure failure) {
    return new ModelOutcome(place, Kind.FAILED, Account.NONE, Optional.of(failure));
  }

  static ModelOutcome notReached(ModelPlace place) {
    return new ModelOutcome(place, Kind.NOT_REACHED, Account.NONE, Optional.empty());
  }

  /** For a report: its path, the result, the details, the failure. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", place.toString());
    map.put("result", kind.label());
    account.details().forEach(map::putIfAbsent);
    failure.ifPresent(
        why -> {
          map.put("exitCode", why.code().number());
          map.put("error", why.what());
          map.put("hint", why.hint());
        });
    return map;
  }
}
