package io.bulla.provider;

import io.bulla.provider.kek.KekSource;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** A row of the {@link ServiceTable} in service. */
final class TableService extends Provider.Service {
  private final ServiceTable.Row row;
  private final KekSource keks;

  TableService(Provider provider, ServiceTable.Row row, KekSource keks) {
    super(
        provider,
        row.type(),
        row.algorithm(),
        row.implementation().getName(),
        row.aliases(),
        row.attributes());
    this.row = row;
    this.keks = keks;
  }

  @Override
  public Object newInstance(@Nullable Object constructorParameter) {
    return row.constructor().make(keks, constructorParameter);
  }
}
