/**
 * What the tests of every module share: requirements, skips that are seen, data beside the
 * checkout.
 */
@NullMarked
package io.bulla.testing;

import org.jspecify.annotations.NullMarked;
