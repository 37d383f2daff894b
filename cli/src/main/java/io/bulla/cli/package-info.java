/** The {@code bulla} command. */
@NullMarked
package io.bulla.cli;

import org.jspecify.annotations.NullMarked;
