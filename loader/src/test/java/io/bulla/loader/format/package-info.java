/** Tests of the format, and the generator of docs/format-vectors. */
@NullMarked
package io.bulla.loader.format;

import org.jspecify.annotations.NullMarked;
