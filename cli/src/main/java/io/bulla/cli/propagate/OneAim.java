package io.bulla.cli.propagate;

import io.bulla.cli.fleet.LocalPlace;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * That rules agree about a model which a plan reaches by several names, such as a link to it: else
 * each run would undo what the one before did. Not safe for threads.
 */
final class OneAim {
  private final Map<Path, FoundModel> byPlace = new HashMap<>();

  /**
   * Notes a model.
   *
   * @throws io.bulla.cli.Failure if the same recipients are wanted otherwise by another name
   */
  void require(FoundModel model, ModelInfo header) throws IOException {
    if (!(model.header().place() instanceof LocalPlace local)) {
      return; // an object has one name
    }
    FoundModel earlier =
        byPlace.putIfAbsent(placeOfRecipients(local.path(), model.rule().aim(), header), model);
    if (earlier != null && !earlier.rule().aim().equals(model.rule().aim())) {
      throw model
          .rule()
          .line()
          .error(
              "contradicts "
                  + earlier.rule().line()
                  + ": "
                  + earlier.header().place()
                  + " and "
                  + model.header().place()
                  + " have the same recipients",
              "write one rule about both");
    }
  }

  private static Path placeOfRecipients(Path model, Aim aim, ModelInfo header) throws IOException {
    return aim.detached().isPresent()
        ? aim.detached()
            .get()
            .toRealPath()
            .resolve(header.sealId() + FormatLimits.RECIPIENTS_SUFFIX)
        : Path.of(header.recipientsFile().orElse(model.toString())).toRealPath();
  }
}
