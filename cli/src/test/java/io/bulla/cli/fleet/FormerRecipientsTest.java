package io.bulla.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.OlderVersions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormerRecipientsTest {
  private static final ModelPlace MODEL = ModelPlace.of("s3://b/a.onnx");

  private static Map<String, Object> map(FormerRecipients former) {
    Map<String, Object> map = new LinkedHashMap<>();
    former.addTo(map);
    return map;
  }

  @Test
  void versionsThatCouldNotBeLookedAt_areNoAllClear() {
    OlderVersions older = new OlderVersions(List.of("v1 names old/1"), Optional.of("denied"));
    FormerRecipients former = new FormerRecipients(MODEL, List.of(), older);
    assertThat(former.remarks())
        .containsExactly(
            "older version v1 names old/1, and opens as before: delete it",
            "s3://b/a.onnx: older versions were not looked at: denied");
    assertThat(map(former))
        .containsEntry("olderVersions", List.of("v1 names old/1"))
        .containsEntry("olderVersionsUnknown", "denied");
  }

  @Test
  void nobodyLeft_isNothingToSay() {
    FormerRecipients none = new FormerRecipients(MODEL, List.of(), OlderVersions.NONE);
    assertThat(none.remarks()).isEmpty();
    assertThat(map(none))
        .containsOnly(Map.entry("leftInModel", List.of()), Map.entry("olderVersions", List.of()));
  }
}
