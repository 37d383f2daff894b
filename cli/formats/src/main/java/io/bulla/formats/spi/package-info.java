/** What a format of encrypted files that is not Bulla's implements, with types of the JDK only. */
@NullMarked
package io.bulla.formats.spi;

import org.jspecify.annotations.NullMarked;
