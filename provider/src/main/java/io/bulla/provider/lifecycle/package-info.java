/**
 * The lifecycle of KEKs by NIST SP 800-57 part 1: states in records that an administrator signs,
 * which serving processes can verify and not make.
 */
@NullMarked
package io.bulla.provider.lifecycle;

import org.jspecify.annotations.NullMarked;
