/** KEKs by id and version, their states, and the encoding of what they wrap. */
@NullMarked
package io.bulla.provider.kek;

import org.jspecify.annotations.NullMarked;
