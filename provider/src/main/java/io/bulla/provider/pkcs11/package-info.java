/** KEKs that live in a PKCS#11 token and never leave it. */
@NullMarked
package io.bulla.provider.pkcs11;

import org.jspecify.annotations.NullMarked;
