/**
 * Native memory for plaintext: mapped, kept out of dumps, wiped. Only the calls to the C library
 * touch JNA.
 */
@NullMarked
package io.bulla.loader.memory;

import org.jspecify.annotations.NullMarked;
