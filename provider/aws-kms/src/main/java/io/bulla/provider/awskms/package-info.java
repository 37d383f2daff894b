/** KEKs in AWS KMS, reached by the AWS SDK, whose requests go through the JDK's HTTP client. */
@NullMarked
package io.bulla.provider.awskms;

import org.jspecify.annotations.NullMarked;
