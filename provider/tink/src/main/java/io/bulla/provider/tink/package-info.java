/** Any {@code KmsClient} of Tink's as the place of a KEK. */
@NullMarked
package io.bulla.provider.tink;

import org.jspecify.annotations.NullMarked;
