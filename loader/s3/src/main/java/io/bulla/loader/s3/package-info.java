/** Sealed models in S3, by the AWS SDK, whose types stay in here. */
@NullMarked
package io.bulla.loader.s3;

import org.jspecify.annotations.NullMarked;
