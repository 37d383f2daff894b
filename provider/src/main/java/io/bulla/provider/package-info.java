/** KEKs as JCA keys: the provider {@code Bulla}. */
@NullMarked
package io.bulla.provider;

import org.jspecify.annotations.NullMarked;
