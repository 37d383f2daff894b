/**
 * KEKs in the Transit engine of HashiCorp Vault or OpenBao, reached by the REST API with the JDK
 * alone.
 */
@NullMarked
package io.bulla.provider.hcvault;

import org.jspecify.annotations.NullMarked;
