package io.bulla.cli.propagate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.cli.PlanSite;
import io.bulla.cli.propagate.Aim.Others;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that others change between the look at its header and the change of its recipients. */
class ModelChangeTest {
  private static final Aim EU_AND_US =
      new Aim(List.of("eu", "us"), Others.REMOVE, Optional.empty());

  @TempDir Path directory;
  private LoaderOptions options;
  private PlanSite site;
  private Path model;
  private final List<RewrapRequest> requests = new ArrayList<>();

  @BeforeEach
  void seal() throws IOException {
    site = PlanSite.in(directory);
    options = site.options();
    model = site.seal("model.onnx", "training");
  }

  /** What others do. */
  private interface Interference {
    void before(int change) throws IOException;
  }

  /** The model as it is, and others, who come in between. */
  private PlannedModel place(Path path, Interference others) {
    PlannedModel alone = new LocalModel(path, Optional.empty(), options);
    return new PlannedModel() {
      @Override
      public ModelInfo header() throws IOException {
        return alone.header();
      }

      @Override
      public RewrapReport rewrap(RewrapRequest request) throws IOException {
        requests.add(request);
        others.before(requests.size());
        return alone.rewrap(request);
      }
    };
  }

  private void rewrapByOthers(List<String> add, List<String> remove) throws IOException {
    new ModelRewrapper(options).rewrap(model, RewrapRequest.REPAIR.adding(add).removing(remove));
  }

  private KeksAway keks() {
    return new KeksAway(options.kekIds());
  }

  private Changed change(KeksAway keks, PlannedModel place) throws IOException {
    return new ModelChange(List.of(), keks).make(place, EU_AND_US);
  }

  @Test
  void recipientThatOthersAddMeanwhile_isRemovedToo() throws IOException {
    PlannedModel place =
        place(
            model,
            change -> {
              if (change == 1) {
                rewrapByOthers(List.of("old"), List.of());
              }
            });
    Changed changed = change(keks(), place);
    assertThat(changed.kept()).isEmpty();
    assertThat(changed.added()).containsExactly("eu/1", "us/1");
    assertThat(changed.removed()).containsExactly("training/1", "old/1");
    assertThat(PlanSite.recipients(model)).containsExactly("eu", "us");
    assertThat(requests).hasSize(2);
  }

  @Test
  void changeThatOthersUndoAgainAndAgain_isGivenUp_andTold() throws IOException {
    PlannedModel alone = new LocalModel(model, Optional.empty(), options);
    PlannedModel undone =
        new PlannedModel() {
          @Override
          public ModelInfo header() throws IOException {
            return alone.header();
          }

          @Override
          public RewrapReport rewrap(RewrapRequest request) throws IOException {
            RewrapReport report = alone.rewrap(request);
            rewrapByOthers(List.of("old"), List.of("us"));
            return report;
          }
        };
    Changed changed = change(keks(), undone);
    assertThat(changed.kept())
        .singleElement()
        .satisfies(kept -> assertThat(kept.why().what()).contains("others change the model"));
    assertThat(PlanSite.recipients(model)).containsExactly("eu", "old");
  }

  @Test
  void modelThatIsGoneMeanwhile_isTold() throws IOException {
    Changed changed = change(keks(), place(model, any -> Files.delete(model)));
    assertThat(changed.kept())
        .singleElement()
        .satisfies(kept -> assertThat(kept.why().code()).isEqualTo(ExitCode.IO));
    assertThat(changed.isAnythingDone()).isFalse();
  }

  @Test
  void kekThatFailedForSeveralModels_isNotWaitedForAgain() throws IOException {
    site.configure("us", "");
    options = site.options();
    KeksAway keks = keks();
    for (int i = 0; i <= KeksAway.PATIENCE; i++) {
      requests.clear();
      Path each = Files.copy(model, directory.resolve("model-" + i + ".onnx"));
      Changed changed = change(keks, place(each, any -> {}));
      assertThat(PlanSite.recipients(each)).containsExactly("eu", "training");
      assertThat(changed.kept()).extracting(Kept::kekId).containsExactly("us");
      boolean asked = requests.stream().anyMatch(request -> request.add().contains("us"));
      assertThat(asked).as("model " + i).isEqualTo(i < KeksAway.PATIENCE);
    }
  }
}
