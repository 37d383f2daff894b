package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.WrapContext;
import io.bulla.loader.keys.KekFailure.Reason;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gets a DEK back from the first KEK that gives it (docs/format.md section 9, steps 3 and 4). Safe
 * for several threads.
 */
public final class DekUnwrapper {
  private final KekStore keks;
  private final List<String> kekIds;

  /**
   * Unwraps with the KEKs of a provider.
   *
   * @param kekIds the KEKs that may be asked, in this order
   */
  public DekUnwrapper(Provider provider, List<String> kekIds) {
    this.keks = new KekStore(provider);
    this.kekIds = List.copyOf(kekIds);
  }

  /**
   * Those recipients whose KEK may be asked, in the order in which they are asked; touches no KEK.
   */
  public List<Recipient> allowed(List<Recipient> recipients) {
    List<Recipient> allowed = new ArrayList<>();
    for (String id : kekIds) {
      recipients.stream()
          .filter(recipient -> recipient.kekId().equals(id))
          .sorted((a, b) -> Integer.compare(b.kekVersion(), a.kekVersion()))
          .forEach(allowed::add);
    }
    return allowed;
  }

  /**
   * The DEK, from the first of these recipients that gives it. The next one is asked only where a
   * KEK was denied, away, throttled, not found or not to be used in its state.
   *
   * @param allowed recipients as {@link #allowed} gave them, at least one
   * @param allowAsymmetric whether the model carries a valid signature
   * @throws KekFailure if none gives it; its message tells of each that was asked
   */
  public SecretBytes unwrap(List<Recipient> allowed, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    return give(allowed, context, allowAsymmetric).dek();
  }

  /** As {@link #unwrap}, and who gave it. */
  public GivenDek give(List<Recipient> allowed, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    List<KekFailure> failures = new ArrayList<>();
    for (Recipient recipient : allowed) {
      try {
        SecretBytes dek = unwrapOne(recipient, context, allowAsymmetric);
        tell(allowed, failures, dek);
        return new GivenDek(dek, new DekCache.Giver(recipient.kekId(), recipient.kekVersion()));
      } catch (KekFailure e) {
        failures.add(e);
        if (!e.reason().leavesOthers()) {
          break;
        }
      }
    }
    List<Recipient> unasked = allowed.subList(failures.size(), allowed.size());
    throw joined(failures).besides(unasked, "was not asked after that");
  }

  /** An application's logger may throw; the DEK is then nobody's, and is wiped. */
  private static void tell(List<Recipient> allowed, List<KekFailure> failures, SecretBytes dek) {
    boolean told = false;
    try {
      Failovers.OF_THIS_PROCESS.tell(allowed, failures);
      told = true;
    } finally {
      if (!told) {
        dek.close();
      }
    }
  }

  /**
   * Whether a KEK that gave a DEK still would, as far as its store tells; false also where nobody
   * can tell, since the unwrapping that follows says why.
   */
  public boolean stillGives(DekCache.Giver giver) {
    try {
      return keks.version(giver.kekId(), giver.kekVersion()).unwraps();
    } catch (KekFailure e) {
      return false;
    }
  }

  private SecretBytes unwrapOne(Recipient recipient, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    ResolvedKek kek = keks.version(recipient.kekId(), recipient.kekVersion());
    DekWrapper.refuseUnsigned(kek, allowAsymmetric);
    byte[] dek = keks.unwrap(kek, recipient.blob(), context.encode());
    requireLength(kek, dek, context.suite().dekBytes());
    return SecretBytes.takeOver(dek);
  }

  static void requireLength(ResolvedKek kek, byte[] dek, int expectedBytes) throws KekFailure {
    if (dek.length != expectedBytes) {
      Arrays.fill(dek, (byte) 0);
      String problem = "it gave " + dek.length + " bytes, and a DEK has " + expectedBytes;
      throw new KekFailure(Reason.REFUSED, "KEK " + kek + ": " + problem, null);
    }
  }

  private static KekFailure joined(List<KekFailure> failures) {
    if (failures.isEmpty()) {
      throw new IllegalArgumentException("no recipient was given");
    }
    KekFailure last = failures.get(failures.size() - 1);
    if (failures.size() == 1) {
      return last;
    }
    Reason reason = reason(failures);
    return new KekFailure(reason, problems(failures) + advice(failures, reason), last);
  }

  private static String problems(List<KekFailure> failures) {
    return String.join(", then ", failures.stream().map(KekFailure::problem).toList());
  }

  /** One advice: that of a failure of the kind that is told. */
  private static String advice(List<KekFailure> failures, Reason reason) {
    return failures.stream()
        .filter(failure -> failure.reason() == reason)
        .map(KekFailure::advice)
        .filter(advice -> !advice.isEmpty())
        .findFirst()
        .map(advice -> KekFailure.BEFORE_ADVICE + advice)
        .orElse("");
  }

  /**
   * What to tell where several failed: what stopped the search; else that a KEK was away, then that
   * one was throttled, which may be well the next time; else that one was denied, which matters
   * more than that another was not found.
   */
  private static Reason reason(List<KekFailure> failures) {
    Reason last = failures.get(failures.size() - 1).reason();
    if (!last.leavesOthers()) {
      return last;
    }
    return failures.stream()
        .map(KekFailure::reason)
        .filter(reason -> reason != Reason.NOT_FOUND)
        .min(Comparator.comparingInt(DekUnwrapper::rank))
        .orElse(last);
  }

  private static int rank(Reason reason) {
    return switch (reason) {
      case UNAVAILABLE -> 0;
      case THROTTLED -> 1;
      default -> 2;
    };
  }
}
