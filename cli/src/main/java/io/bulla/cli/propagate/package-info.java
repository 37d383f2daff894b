/** {@code bulla propagate}: recipients of models as a plan declares them. */
@NullMarked
package io.bulla.cli.propagate;

import org.jspecify.annotations.NullMarked;
