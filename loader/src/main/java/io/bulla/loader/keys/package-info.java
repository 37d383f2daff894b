/**
 * DEKs wrapped and unwrapped by KEKs through JCA; nothing but JDK types crosses to the provider.
 */
@NullMarked
package io.bulla.loader.keys;

import org.jspecify.annotations.NullMarked;
