/** Files of {@code openssl enc}, and what was built like them. */
@NullMarked
package io.bulla.formats.openssl;

import org.jspecify.annotations.NullMarked;
