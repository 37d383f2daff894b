package io.bulla.provider;

import io.bulla.provider.kek.KekSource;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** What is offered, over the KEKs of one provider. */
final class BullaService extends Provider.Service {
  private final OfferedService offered;
  private final KekSource keks;

  BullaService(Provider provider, OfferedService offered, KekSource keks) {
    super(
        provider,
        offered.type(),
        offered.algorithm(),
        offered.implementation().getName(),
        offered.aliases(),
        offered.attributes());
    this.offered = offered;
    this.keks = keks;
  }

  @Override
  public Object newInstance(@Nullable Object constructorParameter) {
    return offered.make(keks, constructorParameter);
  }
}
