/** What {@code bulla doctor} says of the provider. */
@NullMarked
package io.bulla.provider.report;

import org.jspecify.annotations.NullMarked;
