/**
 * KEKs in Azure Key Vault, by its REST API with the JDK alone: RSA keys, by which the vault wraps
 * and unwraps. Microsoft's own library is there for credentials, and asks by the HTTP of this
 * package.
 */
@NullMarked
package io.bulla.provider.azurekms;

import org.jspecify.annotations.NullMarked;
