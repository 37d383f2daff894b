/** {@code bulla import} and {@code bulla export}: models that others encrypted, and for others. */
@NullMarked
package io.bulla.cli.foreign;

import org.jspecify.annotations.NullMarked;
