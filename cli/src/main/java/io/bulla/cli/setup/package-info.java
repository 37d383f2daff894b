/** {@code bulla init}. */
@NullMarked
package io.bulla.cli.setup;

import org.jspecify.annotations.NullMarked;
