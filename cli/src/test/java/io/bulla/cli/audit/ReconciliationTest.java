package io.bulla.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of chains, and entries as services document them, put together. */
class ReconciliationTest {
  private static final String OURS = "arn:aws:kms:eu-central-1:1:key/ours";
  private static final SelectedKeks KEKS =
      new SelectedKeks(Map.of(new ServiceKey(KeyService.AWS, OURS), "models"));
  private static final TimeWindow ALWAYS = new TimeWindow(Instant.MIN, Instant.MAX, Duration.ZERO);

  @TempDir Path directory;

  private static String json(String... parts) {
    return String.join("", parts).replace('\'', '"') + "\n";
  }

  private static String intent(String operation) {
    return json(
        "{'type':'io.bulla.audit.intent','id':'chain/2','time':'2027-01-01T00:00:00Z',",
        "'data':{'api':{'operation':'" + operation + "'},",
        "'resources':[{'type':'kek','name':'models'}]}}");
  }

  private static String outcome(String operation, String status, String request) {
    return json(
        "{'type':'io.bulla.audit.outcome','id':'chain/3','time':'2027-01-01T00:00:01Z',",
        "'data':{'api':{'operation':'" + operation + "'},'metadata':{'correlation_uid':'chain/2'},",
        "'resources':[{'type':'kek','name':'models'}]," + status + ",'unmapped':{'tries':'3',",
        "'request-id':'" + request + "','place':'aws-kms://" + OURS + "'}}}");
  }

  private static String logged(String name, String request) {
    return json(
        "{'eventTime':'2027-01-01T00:00:00Z','eventSource':'kms.amazonaws.com',",
        "'eventName':'" + name + "','userAgent':'bulla/chain/2','requestID':'" + request + "',",
        "'resources':[{'ARN':'" + OURS + "'}]}");
  }

  /** Findings as {@code KIND ID}. */
  private List<String> findings(String chain, String log) throws IOException {
    RecordedUses recorded = new RecordedUses(ALWAYS);
    recorded.read(Files.writeString(directory.resolve("chain.jsonl"), chain));
    Reconciliation reconciliation = new Reconciliation(KEKS, ALWAYS);
    reconciliation.recorded(recorded.all());
    new LogFile(Files.writeString(directory.resolve("log"), log), bytes -> {})
        .each(entry -> reconciliation.logged(KeyService.AWS, entry));
    return new JoinedUses(KEKS, EnumSet.of(KeyService.AWS), reconciliation)
        .findings().stream().map(each -> each.kind().word() + " " + each.id()).toList();
  }

  @Test
  void dekThatThePlaceMade_isJoinedWithItsGenerateDataKey() throws Exception {
    String chain = intent("kek.make-dek") + outcome("kek.make-dek", "'status_id':1", "r");
    assertThat(findings(chain, logged("GenerateDataKey", "r"))).isEmpty();
    assertThat(findings(chain, "")).containsExactly("unlogged chain/2");
    assertThat(findings(chain, logged("Decrypt", "r"))).contains("unrecorded r");
  }

  @Test
  void whereTheRecordNamesItsRequest_noOtherIsCovered_thoughThereWereTries() throws Exception {
    String chain = intent("kek.unwrap") + outcome("kek.unwrap", "'status_id':1", "r");
    String own = logged("Decrypt", "r");
    assertThat(findings(chain, logged("Decrypt", "another") + own))
        .containsExactly("repeated another");
    String unnamed = intent("kek.unwrap") + outcome("kek.unwrap", "'status_id':1", "");
    assertThat(findings(unnamed, logged("Decrypt", "another") + own)).isEmpty();
  }

  @Test
  void successThatTheChainHasAsAFailure_orWithoutOutcome_isDisputed() throws Exception {
    String denied = outcome("kek.unwrap", "'status_id':2,'status_code':'DENIED'", "r");
    String success = logged("Decrypt", "r");
    assertThat(findings(intent("kek.unwrap") + denied, success)).containsExactly("disputed r");
    assertThat(findings(intent("kek.unwrap"), success)).containsExactly("disputed r");
    String failure = success.replace("{\"eventTime", "{\"errorCode\":\"Denied\",\"eventTime");
    assertThat(findings(intent("kek.unwrap") + denied, failure)).isEmpty();
  }
}
