/** {@code bulla key}. */
@NullMarked
package io.bulla.cli.key;

import org.jspecify.annotations.NullMarked;
