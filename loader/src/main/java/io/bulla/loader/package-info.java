/** Sealing, opening and verifying models (docs/format.md). */
@NullMarked
package io.bulla.loader;

import org.jspecify.annotations.NullMarked;
