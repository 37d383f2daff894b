/**
 * KEKs in Google Cloud KMS, by its REST API with the JDK alone; Google's own library is there for
 * credentials, and asks by the HTTP of this package.
 */
@NullMarked
package io.bulla.provider.gcpkms;

import org.jspecify.annotations.NullMarked;
