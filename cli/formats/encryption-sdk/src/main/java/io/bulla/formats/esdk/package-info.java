/** Messages of the AWS Encryption SDK. */
@NullMarked
package io.bulla.formats.esdk;

import org.jspecify.annotations.NullMarked;
