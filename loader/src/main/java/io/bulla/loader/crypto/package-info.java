/**
 * What a sealed model rests on: secrets, derived keys, the segment cipher, hashes and signatures.
 * No I/O.
 */
@NullMarked
package io.bulla.loader.crypto;

import org.jspecify.annotations.NullMarked;
