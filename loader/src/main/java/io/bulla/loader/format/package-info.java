/** The bytes of docs/format.md as values: encoding and decoding, no I/O, no cryptography. */
@NullMarked
package io.bulla.loader.format;

import org.jspecify.annotations.NullMarked;
