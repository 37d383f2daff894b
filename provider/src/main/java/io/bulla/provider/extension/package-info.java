/** Backends that are found at run time, each extension in a class loader of its own. */
@NullMarked
package io.bulla.provider.extension;

import org.jspecify.annotations.NullMarked;
