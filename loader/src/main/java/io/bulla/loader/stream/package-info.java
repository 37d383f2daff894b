/** Payloads in parallel, in sequence and at random: buffering and offsets only, no cryptography. */
@NullMarked
package io.bulla.loader.stream;

import org.jspecify.annotations.NullMarked;
