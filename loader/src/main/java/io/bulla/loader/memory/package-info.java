/** Native memory for plaintext: mapped, kept out of dumps, wiped. Only {@code Libc} touches JNA. */
@NullMarked
package io.bulla.loader.memory;

import org.jspecify.annotations.NullMarked;
