/** Keys of the JCA provider {@code Bulla} for programs that use the AWS Encryption SDK. */
@NullMarked
package io.bulla.esdk;

import org.jspecify.annotations.NullMarked;
