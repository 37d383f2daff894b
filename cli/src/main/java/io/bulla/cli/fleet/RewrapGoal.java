package io.bulla.cli.fleet;

import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.RewrapRequest;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a re-wrapping leaves, compared with a header: so that a run that was cut short need not ask
 * a KEK again for what is done. Where nobody can say without a use of a KEK, it is not reached.
 *
 * <p>Nothing of a header is authenticated without a key. Whoever can write a header that looks done
 * can put an older one in its place, too, and makes with it a model that is refused or has its
 * older recipients.
 *
 * @param request what is to be done
 * @param required the ids that each model must have
 * @param configured the ids that can be moved here
 * @param keks what is known of KEKs
 */
public record RewrapGoal(
    RewrapRequest request, List<String> required, Collection<String> configured, KnownKeks keks) {
  /** Whether a re-wrapping would change nothing. */
  public boolean isReached(ModelHeader header) {
    List<RecipientInfo> recipients = header.info().recipients();
    return request.detached().isEmpty()
        && !header.info().degraded()
        && isSpareOfThese(header)
        && recipients.stream().noneMatch(each -> request.remove().contains(each.kekId()))
        && request.add().stream().allMatch(id -> isByActiveVersionOnly(id, recipients))
        && (!request.toNewest() || areNewest(recipients))
        && required.stream().allMatch(id -> has(id, recipients));
  }

  /** A slot that names somebody else is what a re-wrapping that was cut short leaves. */
  private static boolean isSpareOfThese(ModelHeader header) {
    List<String> counting = HeaderCheck.names(header);
    return header.info().slots().stream()
        .flatMap(slot -> slot.recipients().stream())
        .map(HeaderCheck::name)
        .allMatch(counting::contains);
  }

  private boolean areNewest(List<RecipientInfo> recipients) {
    return recipients.stream()
        .map(RecipientInfo::kekId)
        .filter(configured::contains)
        .allMatch(id -> isByActiveVersionOnly(id, recipients));
  }

  private boolean isByActiveVersionOnly(String id, List<RecipientInfo> recipients) {
    OptionalInt active = keks.active(id);
    return has(id, recipients)
        && active.isPresent()
        && recipients.stream()
            .filter(each -> each.kekId().equals(id))
            .allMatch(each -> each.kekVersion() == active.getAsInt());
  }

  private static boolean has(String id, List<RecipientInfo> recipients) {
    return recipients.stream().anyMatch(each -> each.kekId().equals(id));
  }
}
