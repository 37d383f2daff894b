package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.propagate.Aim.Others;
import io.bulla.cli.propagate.PlanSection.Entry;
import io.bulla.provider.kek.KekAlias;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a plan of its sections. Nothing is guessed: what is not known is refused. For one use. */
final class PlanParser {
  private static final String GROUPS = "groups";
  private static final String MODELS = "models";
  private static final String OTHERS = "others";
  private static final String DETACHED = "detached";
  private static final String NONE = "none";
  private static final String ID_FORM =
      "it has 1 to 63 of a-z, 0-9 and -, does not begin with -, and has no version";

  /** Where a group is, and whom it stands for. */
  private record Group(PlanLine line, List<String> kekIds) {}

  private final Path directory;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  private PlanParser(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads a plan, whose relative paths are below its directory.
   *
   * @throws Failure for the first thing that is wrong in it
   * @throws IOException if it cannot be read
   */
  static Plan parse(Path file) throws IOException {
    List<PlanSection> sections = PlanText.read(file);
    Path directory = file.toAbsolutePath().getParent();
    PlanParser parser = new PlanParser(directory == null ? Path.of("/") : directory);
    sections.stream().filter(section -> section.kind().equals(GROUPS)).forEach(parser::addGroups);
    sections.stream().filter(section -> !section.kind().equals(GROUPS)).forEach(parser::addRule);
    if (parser.rules.isEmpty()) {
      throw new Failure(
          ExitCode.CONFIGURATION, file + ": has no rule", "write one: [models /path/of/models]");
    }
    return new Plan(parser.rules);
  }

  private void addGroups(PlanSection section) {
    if (!section.argument().isEmpty()) {
      throw section.line().error("[groups] takes no name", "name groups below it: NAME = KEK, KEK");
    }
    section.entries().forEach(this::addGroup);
  }

  private void addGroup(String name, Entry entry) {
    requireId(name, entry.line(), "group");
    if (name.equals(NONE)) {
      throw entry.line().error("none is no name for a group", "name it otherwise");
    }
    List<String> kekIds = entry.list();
    kekIds.forEach(id -> requireId(id, entry.line(), "KEK"));
    Group earlier = groups.putIfAbsent(name, new Group(entry.line(), kekIds));
    if (earlier != null) {
      throw entry
          .line()
          .error(
              "group " + name + " is there already, at " + earlier.line(), "keep one of the two");
    }
  }

  private static void requireId(String name, PlanLine line, String what) {
    try {
      if (KekAlias.parse(name).version().isEmpty()) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw line.error(noId(name, what), ID_FORM);
    }
    throw line.error(noId(name, what), ID_FORM);
  }

  private static String noId(String name, String what) {
    return "'" + name + "' is no name of a " + what;
  }

  private void addRule(PlanSection section) {
    if (!section.kind().equals(MODELS)) {
      throw section
          .line()
          .error("there is no heading [" + section.kind() + "]", "known: [groups], [models PATH]");
    }
    section.requireOnly(List.of(GROUPS, OTHERS, DETACHED));
    PlacePattern pattern = pattern(section);
    refuseSecond(pattern, section.line());
    refuseDetachedInStore(pattern, section.entry(DETACHED));
    rules.add(new Rule(section.line(), pattern, aim(section)));
  }

  private void refuseSecond(PlacePattern pattern, PlanLine line) {
    for (Rule earlier : rules) {
      if (earlier.pattern().equals(pattern)) {
        throw line.error(
            "there is a rule for " + pattern + " already, at " + earlier.line(),
            "keep one of the two");
      }
    }
  }

  /** Readers of a store look for none. */
  private static void refuseDetachedInStore(PlacePattern pattern, Optional<Entry> detached) {
    if (detached.isPresent() && pattern.isInStore()) {
      throw detached
          .get()
          .line()
          .error(
              pattern + " is in a store, where recipients are in the models", "remove this line");
    }
  }

  private PlacePattern pattern(PlanSection section) {
    if (section.argument().isEmpty()) {
      throw section.line().error("[models] names no models", "name them: [models /path/of/models]");
    }
    try {
      return PlacePattern.parse(section.argument(), PlaceName.of(directory));
    } catch (IllegalArgumentException e) {
      throw section
          .line()
          .error(
              section.argument() + " " + e.getMessage(), "name a file, a directory or a pattern");
    }
  }

  private Aim aim(PlanSection section) {
    Optional<Entry> named = section.entry(GROUPS);
    if (named.isEmpty()) {
      throw section
          .line()
          .error("does not say for whom the models are", "write: groups = NAME, or groups = none");
    }
    if (named.get().value().equals(NONE)) {
      refuseBesideNone(section, OTHERS);
      refuseBesideNone(section, DETACHED);
      return Aim.NONE;
    }
    return new Aim(
        kekIds(named.get()), others(section), section.entry(DETACHED).map(this::detached));
  }

  /** Nobody named could open such models, or nothing would be written. */
  private static void refuseBesideNone(PlanSection section, String key) {
    section
        .entry(key)
        .ifPresent(
            entry -> {
              throw entry
                  .line()
                  .error(
                      key + " contradicts groups = none, which leaves the models as they are",
                      "remove this line, or name groups");
            });
  }

  private List<String> kekIds(Entry named) {
    List<String> ids = new ArrayList<>();
    for (String name : named.list()) {
      Group group = groups.get(name);
      if (group == null) {
        throw named.line().error("there is no group " + name, "known: " + known());
      }
      ids.addAll(group.kekIds());
    }
    return ids.stream().distinct().toList();
  }

  private String known() {
    return groups.isEmpty() ? "none; write [groups]" : String.join(", ", groups.keySet());
  }

  private static Others others(PlanSection section) {
    Optional<Entry> entry = section.entry(OTHERS);
    return switch (entry.map(Entry::value).orElse("keep")) {
      case "keep" -> Others.KEEP;
      case "remove" -> Others.REMOVE;
      default ->
          throw entry
              .orElseThrow()
              .line()
              .error(
                  OTHERS + " is neither keep nor remove", "say what becomes of other recipients");
    };
  }

  /** One that is away would let models be opened by recipients that do not count. */
  private Path detached(Entry entry) {
    try {
      Path path = directory.resolve(entry.value()).normalize();
      if (Files.isDirectory(path)) {
        return path;
      }
      throw entry.line().error(path + " is no directory that is there", "make it, or mount it");
    } catch (InvalidPathException e) {
      throw entry.line().error("'" + entry.value() + "' is no path", "name a directory");
    }
  }
}
