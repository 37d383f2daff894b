/**
 * What a place that holds KEKs implements: the service provider interface, of JDK types only.
 *
 * <p>The package is never relocated and is shared between the core and its extensions, each of
 * which lives in a class loader of its own. {@link
 * io.bulla.provider.spi.KekBackendFactory#SPI_VERSION} names its version.
 */
@NullMarked
package io.bulla.provider.spi;

import org.jspecify.annotations.NullMarked;
