/** Keys of the JCA provider {@code Bulla} for programs that use Tink. */
@NullMarked
package io.bulla.tink;

import org.jspecify.annotations.NullMarked;
