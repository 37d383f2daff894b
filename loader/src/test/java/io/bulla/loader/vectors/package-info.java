/**
 * The vectors of docs/format-vectors, and a second implementation of docs/format.md that makes
 * them: of the JDK alone, sharing no code with the loader.
 */
@NullMarked
package io.bulla.loader.vectors;

import org.jspecify.annotations.NullMarked;
