/** Files of age, https://age-encryption.org/v1. */
@NullMarked
package io.bulla.formats.age;

import org.jspecify.annotations.NullMarked;
