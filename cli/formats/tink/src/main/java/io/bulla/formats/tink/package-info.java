/** Files that Tink's streaming AEADs encrypted. */
@NullMarked
package io.bulla.formats.tink;

import org.jspecify.annotations.NullMarked;
