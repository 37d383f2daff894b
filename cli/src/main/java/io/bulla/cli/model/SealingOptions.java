package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Workbench;
import io.bulla.loader.SealRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a model is sealed as, and for whom. Not safe for threads. */
public final class SealingOptions {
  @Option(
      names = {"-k", "--kek"},
      paramLabel = "ID",
      description =
          "A KEK that can open the model; may be given several times (default: those of"
              + " loader.seal-keks, else the first of loader.keks, else the only one).")
  private List<String> kekIds = new ArrayList<>();

  @Option(
      names = "--model-id",
      paramLabel = "ID",
      description = "Name of the model (default: from the name of the file or directory).")
  private @Nullable String modelId;

  @Option(
      names = "--model-version",
      paramLabel = "N",
      defaultValue = "1",
      description = "Version of the model; a higher one is newer (default: ${DEFAULT-VALUE}).")
  private long modelVersion;

  @Option(
      names = "--segment-size",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description =
          "Ciphertext segment, a power of two (default: that of loader.segment-size, else 256K).")
  private @Nullable Integer segmentSizeBytes;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private PublisherOptions publisher = new PublisherOptions();

  /**
   * The request for a model.
   *
   * @param named whose name the model takes where no other is given
   */
  public SealRequest request(Workbench workbench, Path named) throws IOException {
    SealRequest request = unsigned(workbench, named);
    return publisher.publisher().map(request::withSigner).orElse(request);
  }

  private SealRequest unsigned(Workbench workbench, Path named) {
    List<String> recipients = workbench.kekIds(kekIds);
    String id = modelId == null ? ModelName.suggestedBy(named) : modelId;
    try {
      return SealRequest.of(id, recipients)
          .withModelVersion(modelVersion)
          .withSegmentSizeBytes(
              segmentSizeBytes == null ? workbench.segmentSizeBytes() : segmentSizeBytes);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          String.valueOf(e.getMessage()),
          "see " + command.qualifiedName() + " --help",
          e);
    }
  }
}
