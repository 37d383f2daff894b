/** Tests of DEKs under KEKs, against a small JCA provider with real encryption. */
@NullMarked
package io.bulla.loader.keys;

import org.jspecify.annotations.NullMarked;
