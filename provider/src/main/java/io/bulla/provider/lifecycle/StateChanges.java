package io.bulla.provider.lifecycle;

import io.bulla.provider.audit.Audit.Notes;
import io.bulla.provider.audit.AuditEvent;
import io.bulla.provider.audit.AuditEvent.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the audit says of changes of states. Stateless. */
final class StateChanges {
  private StateChanges() {}

  static AuditEvent of(Path file) {
    return new AuditEvent(
        "state.change", List.of(new Resource("file", file.toString(), "")), Map.of());
  }

  /** Notes each record that was added, and returns them. */
  static List<SignedRecord> told(Notes notes, List<SignedRecord> added) {
    for (SignedRecord signed : added) {
      StateRecord record = signed.record();
      notes.add(
          "record " + signed.place().counter(),
          record.alias()
              + " "
              + record.state().label()
              + record.destroyAfter().map(after -> ", to be destroyed after " + after).orElse("")
              + ", by "
              + signed.signer()
              + (record.reason().isEmpty() ? "" : ": " + record.reason()));
    }
    return added;
  }
}
